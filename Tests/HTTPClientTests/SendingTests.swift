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
        #expect(reply.body.text == "gone")
        #expect(reply.bytesReceived == 4)
        #expect(reply.effectiveAddress == IPAddress("127.0.0.1"))
        #expect(server.requests.map(\.line) == ["GET /a?b=c HTTP/1.1"])
    }

    @Test("a method goes out as given, with or without a body", arguments: ["POST", "PUT", "DELETE", "PATCH", "PURGE"])
    func methods(_ method: String) async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        let client = HTTPClient()
        let body = HTTPRequest.Body.bytes(Array("{}".utf8), contentType: "application/json")
        _ = try await client.send(HTTPRequest(method: method, url: server.url()))
        _ = try await client.send(HTTPRequest(method: method, url: server.url(), body: body))
        #expect(server.requests.map(\.method) == [method, method])
        #expect(server.requests.map(\.body.text) == ["", "{}"])
        #expect(server.requests.map { $0.header("content-type") } == [nil, "application/json"])
    }

    @Test("a POST without a body says that its length is 0")
    func emptyPost() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        _ = try await HTTPClient().send(HTTPRequest(method: "POST", url: server.url()))
        #expect(server.requests.first?.header("content-length") == "0")
    }

    @Test("the reply to HEAD ends with its head, whatever length it tells")
    func head() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n") }
        let reply = try await HTTPClient().send(HTTPRequest(method: "HEAD", url: server.url()))
        #expect(reply.headers["content-length"] == "99")
        #expect(reply.body.isEmpty)
    }

    @Test("headers go out in order, empty values and other letters included")
    func headers() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        let request = HTTPRequest(
            url: server.url(), headers: [("X-Empty", ""), ("X-Word", "größe; a:b"), ("Host", "h:1")])
        _ = try await HTTPClient().send(request)
        let received = try #require(server.requests.first)
        #expect(received.header("x-empty") == "")
        #expect(received.header("x-word") == "größe; a:b")
        #expect(received.header("host") == "h:1")
    }

    @Test("a large body goes out at once: no Expect, no Accept-Encoding")
    func noExpect() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        let bytes = patternedBytes(3 << 20)
        let request = HTTPRequest(method: "POST", url: server.url(), body: .bytes(bytes, contentType: "x/y"))
        _ = try await HTTPClient().send(request)
        let received = try #require(server.requests.first)
        #expect(received.body == bytes)
        #expect(received.header("expect") == nil)
        #expect(received.header("accept-encoding") == nil)
    }

    @Test("informational replies and trailers are no part of the reply")
    func informational() async throws {
        let server = ScriptedServer.answering { peer, _ in
            peer.send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Real: 1\r\n\r\n")
            peer.send("3\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n")
        }
        let reply = try await HTTPClient().send(HTTPRequest(url: server.url()))
        #expect(reply.status == 200)
        #expect(reply.headers["link"] == nil)
        #expect(reply.headers["x-real"] == "1")
        #expect(reply.headers["x-trailer"] == nil)
        #expect(reply.body.text == "abcde")
    }

    @Test("a body of exactly the limit is whole, one byte more is too large")
    func limit() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply(body: "12345") }
        let client = HTTPClient()
        let reply = try await client.send(HTTPRequest(url: server.url(), maximumReplyBytes: 5))
        #expect(reply.body.text == "12345")
        let error = await #expect(throws: TransportError.self) {
            try await client.send(HTTPRequest(url: server.url(), maximumReplyBytes: 4))
        }
        #expect(error?.kind == .replyTooLarge)
    }
}
