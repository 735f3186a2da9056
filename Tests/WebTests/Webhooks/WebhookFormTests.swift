import Foundation
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("The webhook's form")
struct WebhookFormTests {
    static let secret = "whsec_Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5"
    let studio: TestStudio

    init() throws { studio = try TestStudio() }

    private var connection: Connection {
        get throws { try studio.store.defaultConnection() }
    }

    private var kept: String? {
        get throws { try studio.context.connections.keys.webhookSecret(of: ConnectionID(1)) }
    }

    private func press(
        _ fields: [String: String], at action: String = "/connections/1/webhook"
    ) async throws -> HTTPReply {
        let page = try await studio.get("/connections/1")
        let token = try #require(page.firstMatch("(?s)action=\"\(action)\".*?form_token\" value=\"([^\"]*)"))
        return try await studio.post(action, [("form_token", token)] + fields.map { ($0.key, $0.value) })
    }

    @Test("keeps name and secret; the secret is in the key file alone and on no page")
    func saved() async throws {
        let reply = try await press(["webhook_host": "https://hooks.example.com/", "webhook_secret": Self.secret])
        #expect(reply.headers["location"] == "/connections/1?notice=saved")
        #expect(try connection.webhookHost == "hooks.example.com")
        #expect(try kept == Self.secret)
        let page = try await studio.get("/connections/1").text
        #expect(page.contains("https://hooks.example.com/webhooks/videos"))
        #expect(page.contains("One is kept.") && !page.contains(Self.secret) && !page.contains("Y2FuYXJ5"))
        let database = try Data(contentsOf: URL(filePath: studio.folder.database))
        #expect(database.range(of: Data("Y2FuYXJ5".utf8)) == nil)
    }

    @Test("keeps the secret when it is left empty, and needs no name")
    func unchanged() async throws {
        _ = try await press(["webhook_host": "hooks.example.com", "webhook_secret": Self.secret])
        #expect(try await press(["webhook_host": "", "webhook_secret": ""]).status == 303)
        #expect(try connection.webhookHost == nil)
        #expect(try kept == Self.secret)
    }

    @Test(
        "refuses what cannot be, in words, and keeps what was typed but not the secret",
        arguments: [
            (["webhook_host": "hooks.example.com", "webhook_secret": ""], "Give the secret"),
            (["webhook_host": "hooks.example.com", "webhook_secret": "short"], "Give the secret"),
            (["webhook_host": "localhost", "webhook_secret": secret], "Write the name"),
        ] as [([String: String], String)])
    func refused(_ fields: [String: String], _ words: String) async throws {
        let reply = try await press(fields)
        #expect(reply.status == 422 && reply.text.contains(words))
        #expect(reply.text.contains("value=\"\(fields["webhook_host"] ?? "")\""))
        #expect(!reply.text.contains("Y2FuYXJ5"))
        #expect(try kept == nil)
    }

    @Test("forgets both")
    func removed() async throws {
        _ = try await press(["webhook_host": "hooks.example.com", "webhook_secret": Self.secret])
        #expect(try await press([:], at: "/connections/1/webhook/remove").status == 303)
        #expect(try connection.webhookHost == nil)
        #expect(try kept == nil)
        #expect(try await !studio.get("/connections/1").text.contains("Forget the webhook"))
    }

    @Test("is not taken from elsewhere, nor for a connection that was changed meanwhile, nor for the simulator")
    func guarded() async throws {
        let fields = [("webhook_secret", Self.secret), ("form_token", "x")]
        #expect(try await studio.post("/connections/1/webhook", fields).status == 409)
        #expect(try await studio.post("/connections/1/webhook", [fields[0]]).status == 403)
        #expect(try kept == nil)
        let simulator = try TestStudio(.simulator)
        #expect(try await !simulator.get("/connections/1").text.contains("webhook_secret"))
        #expect(try await simulator.post("/connections/1/webhook", fields).status == 404)
    }

    @Test("leaves a paused connection paused")
    func pause() async throws {
        let problem = Problem(code: "key_refused", message: "The key is refused.")
        try studio.store.setPause(problem, of: ConnectionID(1), at: studio.time)
        _ = try await press(["webhook_secret": Self.secret])
        #expect(try connection.pause == problem)
    }
}
