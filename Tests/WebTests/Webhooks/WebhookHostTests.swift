import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("The name from outside that a webhook may use")
struct WebhookHostTests {
    static let name = "hooks.example.com"
    let studio: TestStudio

    init() throws { studio = try TestStudio() }

    private func set(_ host: String?, secret: String?) throws {
        let connection = try studio.store.defaultConnection()
        let draft = ConnectionDraft(
            name: "C", kind: .openai, address: connection.server.address, keySource: .none, keyFingerprint: "",
            webhookHost: host)
        _ = try studio.store.changeConnection(connection.id, to: draft)
        try studio.context.connections.keys.setWebhookSecret(secret, of: connection.id)
    }

    private func post(_ path: String = "/webhooks/videos", host: String = name) async throws -> Int {
        try await studio.postJSON(path, "{}", headers: [("Host", host)]).status
    }

    @Test("is let in at once when it is set with a secret, and no longer than that")
    func atOnce() async throws {
        #expect(try await post() == 421)
        try set(Self.name, secret: nil)
        #expect(try await post() == 421)
        try set(nil, secret: WebhookEndpointTests.secret)
        #expect(try await post() == 421)
        try set(Self.name, secret: WebhookEndpointTests.secret)
        #expect(try await post() == 401)
        try set("other.example.com", secret: WebhookEndpointTests.secret)
        #expect(try await post() == 421)
    }

    @Test("is let in as https servers write it", arguments: [name, "Hooks.Example.COM", "hooks.example.com:443"])
    func written(_ host: String) async throws {
        try set(Self.name, secret: WebhookEndpointTests.secret)
        #expect(try await post(host: host) == 401)
    }

    @Test(
        "lets in no name that only resembles it",
        arguments: [
            "hooks.example.com:80", "hooks.example.com:PORT", "a.hooks.example.com", "hooks.example.com.evil.example",
            "evil.example", "hooks.example.com:443:443", "hooks.example.com.", ":443",
        ])
    func resembling(_ host: String) async throws {
        try set(Self.name, secret: WebhookEndpointTests.secret)
        #expect(try await post(host: studio.host(host)) == 421)
    }

    @Test(
        "opens nothing else: a page of that name that is pointed at this machine gets nothing",
        arguments: [
            "/", "/projects", "/settings", "/health", "/api/projects", "/style.css", "/webhooks", "/webhooks/videos/",
            "/webhooks/videosx", "/connections/1", "/generations/1/video.mp4",
        ])
    func rebinding(_ path: String) async throws {
        try set(Self.name, secret: WebhookEndpointTests.secret)
        #expect(try await post(path) == 421)
        let page = try await studio.get(path, [("Host", Self.name)])
        #expect(page.status == 421 && page.body.isEmpty)
    }

    static let typed: [(String, String?)] = [
        ("hooks.example.com", "hooks.example.com"),
        (" https://Hooks.example.com/webhooks/videos ", "hooks.example.com"),
        ("hooks.example.com:443", "hooks.example.com"), ("hooks.example.com:8443", "hooks.example.com:8443"),
        ("192.168.1.5", "192.168.1.5"), ("", nil), ("hooks", nil), ("localhost", nil), ("a.localhost", nil),
        ("127.0.0.1", nil), ("a..b", nil), ("a.b:", nil), ("a.b:0", nil), ("a.b:99999", nil), ("a.b:1:2", nil),
        ("user@a.b", nil), ("a b.c", nil), ("[::1]", nil), ("*.example.com", nil), ("exämple.com", nil),
    ]

    @Test("is read as people type it", arguments: typed)
    func reading(_ text: String, _ name: String?) {
        #expect((try? WebhookHosts.name(text)) == name)
    }
}
