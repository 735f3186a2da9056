import Testing

@testable import HTTPClient

@Suite("Connections are kept for questions, never for payments", .timeLimit(.minutes(1)))
struct ConnectionTests {
    @Test("requests in a row share one connection")
    func reuse() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        let client = HTTPClient()
        for _ in 0..<5 { _ = try await client.send(HTTPRequest(url: server.url())) }
        #expect(server.requests.map(\.connection) == [0, 0, 0, 0, 0])
    }

    @Test("a single-use request neither takes a kept connection nor leaves one")
    func singleUse() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        let client = HTTPClient()
        for method in ["POST", "GET", "POST", "GET"] {
            _ = try await client.send(HTTPRequest(method: method, url: server.url()))
        }
        #expect(server.requests.map(\.connection) == [0, 1, 2, 1])
    }

    @Test(
        "methods that are not idempotent are single-use unless told otherwise",
        arguments: [("GET", false), ("HEAD", false), ("DELETE", false), ("POST", true), ("PATCH", true), ("PAY", true)])
    func defaultOfSingleUse(_ method: String, _ isSingleUse: Bool) {
        #expect(HTTPRequest(method: method, url: "").singleUse == isSingleUse)
        #expect(HTTPRequest(method: method, url: "", singleUse: !isSingleUse).singleUse == !isSingleUse)
    }

    /// Answers GET and keeps the connection; hangs up on every POST that it has read.
    private func hangingUpOnPosts() -> ScriptedServer {
        ScriptedServer { peer in
            while let request = peer.readRequest(), request.method != "POST" { peer.reply() }
        }
    }

    @Test("a single-use POST is sent exactly once, though a warm connection waits and the server hangs up")
    func paidOnce() async throws {
        let server = hangingUpOnPosts()
        let client = HTTPClient()
        _ = try await client.send(HTTPRequest(url: server.url()))
        let error = await #expect(throws: TransportError.self) {
            try await client.send(
                HTTPRequest(
                    method: "POST", url: server.url(), body: .bytes([1, 2, 3], contentType: "x/y"), singleUse: true))
        }
        #expect(error?.kind == .connectionLost)
        #expect(error.map { $0.requestBytesSent > 0 } == true)
        #expect(server.requests.map(\.method) == ["GET", "POST"])
    }

    @Test("without single use libcurl repeats the POST: why the guard is there")
    func repeatedWithoutGuard() async throws {
        let server = hangingUpOnPosts()
        let client = HTTPClient()
        _ = try await client.send(HTTPRequest(url: server.url()))
        await #expect(throws: TransportError.self) {
            try await client.send(HTTPRequest(method: "POST", url: server.url(), singleUse: false))
        }
        #expect(server.requests.map(\.method) == ["GET", "POST", "POST"])
    }

    @Test("a kept connection is asked about again: another request's leave does not count")
    func permitOnKeptConnection() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        let client = HTTPClient()
        _ = try await client.send(HTTPRequest(url: server.url()))
        let error = await #expect(throws: TransportError.self) {
            try await client.send(HTTPRequest(url: server.url(), permitAddress: { _ in false }))
        }
        #expect(error?.kind == .addressRefused)
        #expect(error?.requestBytesSent == 0)
        #expect(server.requests.count == 1)
    }

    @Test("the address asked about is the one that is connected to")
    func permittedAddress() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        let reply = try await HTTPClient().send(HTTPRequest(url: server.url(), permitAddress: { $0.isLoopback }))
        #expect(reply.status == 200)
    }
}
