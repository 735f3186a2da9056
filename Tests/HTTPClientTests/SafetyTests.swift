import Testing

@testable import HTTPClient

@Suite("What goes out goes to one place", .timeLimit(.minutes(1)))
struct SafetyTests {
    @Test(
        "a redirect is handed back, never followed",
        arguments: [("GET", 302), ("POST", 307), ("POST", 308), ("GET", 301)])
    func redirect(_ method: String, _ status: Int) async throws {
        let other = ScriptedServer.answering { peer, _ in peer.reply() }
        let server = ScriptedServer.answering { [target = other.url("/there")] peer, _ in
            peer.reply("\(status) Elsewhere", headers: ["Location: \(target)"])
        }
        let request = HTTPRequest(method: method, url: server.url(), headers: [("Authorization", "Bearer key")])
        let reply = try await HTTPClient().send(request)
        #expect(reply.status == status)
        #expect(reply.headers["location"] == other.url("/there"))
        #expect(server.requests.map { $0.header("authorization") } == ["Bearer key"])
        #expect(other.connectionCount == 0)
    }

    @Test(
        "a 401 comes back at once, whatever it asks for",
        arguments: ["Negotiate", "NTLM", "Digest realm=x, nonce=y", "Basic"])
    func unauthorized(_ challenge: String) async throws {
        let server = ScriptedServer.answering { peer, _ in
            peer.reply("401 Unauthorized", headers: ["WWW-Authenticate: \(challenge)"], body: "who?")
        }
        let reply = try await HTTPClient().send(HTTPRequest(method: "POST", url: server.url()))
        #expect(reply.status == 401)
        #expect(reply.body.text == "who?")
        #expect(server.requests.count == 1)
    }

    @Test("cookies are not kept")
    func cookies() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply(headers: ["Set-Cookie: a=b; Path=/"]) }
        let client = HTTPClient()
        for _ in 0..<2 { _ = try await client.send(HTTPRequest(url: server.url())) }
        #expect(server.requests.map { $0.header("cookie") } == [nil, nil])
    }

    @Test("a compressed body is handed over as it came")
    func compressed() async throws {
        let server = ScriptedServer.answering { peer, _ in
            peer.reply(headers: ["Content-Encoding: gzip"], body: "not inflated")
        }
        let reply = try await HTTPClient().send(HTTPRequest(url: server.url()))
        #expect(reply.body.text == "not inflated")
    }

    @Test("the steps of a path go out as written, so that an encoded id stays one segment")
    func pathAsWritten() async throws {
        let server = ScriptedServer.answering { peer, _ in peer.reply() }
        let url = try HTTPURL(server.url("/v1")).appending(segments: ["videos", "a/b+c==", ".."])
        let client = HTTPClient()
        _ = try await client.send(HTTPRequest(url: url.description))
        _ = try await client.send(HTTPRequest(url: server.url("/a/./b/../c")))
        #expect(
            server.requests.map(\.line) == [
                "GET /v1/videos/a%2Fb%2Bc%3D%3D/%2E%2E HTTP/1.1", "GET /a/./b/../c HTTP/1.1",
            ])
    }
}
