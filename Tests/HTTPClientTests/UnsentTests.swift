import Testing

@testable import HTTPClient

@Suite("Failures before the first byte prove that nothing was sent", .timeLimit(.minutes(1)))
struct UnsentTests {
    @Test("a name without address is .resolve")
    func resolve() async {
        // A label of 64 letters is refused without asking a name server.
        let host = String(repeating: "a", count: 64) + ".invalid"
        await expectUnsent(.resolve, HTTPRequest(url: "http://\(host)/"))
    }

    @Test("a port where nobody listens is .connect")
    func connect() async {
        await expectUnsent(.connect, HTTPRequest(url: "http://127.0.0.1:\(LoopbackListener.closedPort())/"))
    }

    @Test("an answer that is no TLS is .tls")
    func notTLS() async {
        let server = ScriptedServer { peer in
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            peer.waitForClose()
        }
        await expectUnsent(.tls, HTTPRequest(url: "https://127.0.0.1:\(server.port)/"))
    }

    @Test("a handshake that never ends is .timeout")
    func silentHandshake() async {
        let server = ScriptedServer { $0.waitForClose() }
        let url = "https://127.0.0.1:\(server.port)/"
        await expectUnsent(.timeout, HTTPRequest(url: url, connectTimeout: .milliseconds(200)))
    }

    @Test("a handshake that never ends is .timeout under a stall limit too")
    func silentHandshakeWithStallLimit() async {
        let server = ScriptedServer { $0.waitForClose() }
        let stall = StallLimit(bytesPerSecond: 1, for: .seconds(30))
        let url = "https://127.0.0.1:\(server.port)/"
        await expectUnsent(
            .timeout, HTTPRequest(url: url, connectTimeout: .milliseconds(200), timeout: nil, stall: stall))
    }

    @Test("a refused address is .addressRefused, and nobody connects to it")
    func refusedAddress() async {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        await expectUnsent(.addressRefused, HTTPRequest(url: server.url(), permitAddress: { !$0.isLoopback }))
        #expect(server.connectionCount == 0)
    }

    @Test("a name is judged by the address that it leads to")
    func refusedName() async {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        let url = "http://localhost:\(server.port)/"
        await expectUnsent(.addressRefused, HTTPRequest(url: url, permitAddress: { $0.isPublic }))
        #expect(server.connectionCount == 0)
    }

    static let unusable: [HTTPRequest] = [
        HTTPRequest(url: "ftp://127.0.0.1/"),
        HTTPRequest(url: "/relative"),
        HTTPRequest(url: "http://user:word@127.0.0.1/"),
        HTTPRequest(method: "GE T", url: "http://127.0.0.1/"),
        HTTPRequest(method: "", url: "http://127.0.0.1/"),
        HTTPRequest(url: "http://127.0.0.1/", headers: [("X-A", "b\r\nX-C: d")]),
        HTTPRequest(url: "http://127.0.0.1/", headers: [("X-A", "b\nX-C: d")]),
        HTTPRequest(url: "http://127.0.0.1/", headers: [("X-A", "b\u{0}c")]),
        HTTPRequest(url: "http://127.0.0.1/", headers: [("X-A: b\r\nX-C", "d")]),
        HTTPRequest(url: "http://127.0.0.1/", headers: [("", "d")]),
        HTTPRequest(url: "http://127.0.0.1/", headers: [("content-Length", "3")]),
        HTTPRequest(url: "http://127.0.0.1/", headers: [("Transfer-Encoding", "chunked")]),
        HTTPRequest(url: "http://127.0.0.1/", body: .bytes([], contentType: "a/b\r\nX-C: d")),
        HTTPRequest(url: "http://127.0.0.1/", body: .multipart([.text("a\r\nb", "c")])),
        HTTPRequest(
            url: "http://127.0.0.1/",
            body: .multipart([.file("a", path: "/etc/hosts", fileName: "x", contentType: "a\nb")])),
        HTTPRequest(
            url: "http://127.0.0.1/",
            body: .multipart([.file("a", path: "/no/such", fileName: "x", contentType: "a/b")])),
        HTTPRequest(url: "http://127.0.0.1/", timeout: nil),
    ]

    @Test("a request that must not go out is .invalidRequest", arguments: unusable.indices)
    func invalid(_ index: Int) async {
        await expectUnsent(.invalidRequest, Self.unusable[index])
    }

    private func expectUnsent(
        _ kind: TransportError.Kind, _ request: HTTPRequest, at location: SourceLocation = #_sourceLocation
    ) async {
        let error = await #expect(throws: TransportError.self, sourceLocation: location) {
            try await HTTPClient().send(request)
        }
        #expect(error?.kind == kind, "\(error?.message ?? "")", sourceLocation: location)
        #expect(error?.requestBytesSent == 0, sourceLocation: location)
        #expect(error?.partialStatus == nil, sourceLocation: location)
    }
}
