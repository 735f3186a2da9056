import Testing

@testable import HTTPClient

@Suite("Requests and replies", .timeLimit(.minutes(1)))
struct SendingTests {
    @Test("status, headers, body and address of a reply arrive as sent")
    func reply() async throws {
        let server = ScriptedServer.answering { peer, _ in
            peer.reply("404 Not Found", headers: ["X-Kind: a", "x-kind:  b "], body: "gone")
        }
        let reply = try await HTTPClient().send(HTTPRequest(url: server.url("/a?b=c#d")))
        #expect(reply.status == 404)
        #expect(reply.headers["X-KIND"] == "a")
        #expect(reply.headers.all("x-kind") == ["a", "b"])
        #expect(reply.body == Array("gone".utf8))
        #expect(reply.bytesReceived == 4)
        #expect(reply.effectiveAddress == IPAddress("127.0.0.1"))
        #expect(server.requests.map(\.line) == ["GET /a?b=c HTTP/1.1"])
    }
}
