import Crypto
import Foundation
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("A webhook that comes in")
struct WebhookEndpointTests {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let completed = #"{"id":"evt_1","type":"video.completed","data":{"id":"video_1"}}"#
    let studio: TestStudio

    init() throws {
        studio = try TestStudio()
        try studio.context.connections.keys.setWebhookSecret(Self.secret, of: ConnectionID(1))
    }

    private var said: [String] { studio.words.withLock { $0 } }
    /// Unix seconds.
    private var time: Int64 { studio.now.withLock { $0.milliseconds / 1000 } }

    private func send(
        _ body: String = completed, id: String = "wh_1", age: Int64 = 0, secret: String = secret,
        path: String = "/webhooks/videos", headers: [(String, String)] = []
    ) async throws -> HTTPReply {
        let sent = time - age
        let signature = try #require(WebhookSecret(secret))
            .signature(id: id, timestamp: sent, body: Array(body.utf8))
        let fields = [
            ("webhook-id", id), ("webhook-timestamp", "\(sent)"), ("webhook-signature", signature),
        ]
        return try await studio.postJSON(path, body, headers: fields + headers)
    }

    @Test("and is signed has its job asked about, and nothing else")
    func heard() async throws {
        let reply = try await send()
        #expect(reply.status == 200 && reply.text == #"{"result":"heard"}"#)
        #expect(said == ["job changed 1 video_1"])
        #expect(studio.wakes.load(ordering: .relaxed) == 0)
    }

    @Test("a second time is answered and does nothing, until it could not be a copy any more")
    func duplicate() async throws {
        _ = try await send()
        #expect(try await send(age: 10).text == #"{"result":"duplicate"}"#)
        #expect(try await send(id: "wh_2").text == #"{"result":"heard"}"#)
        #expect(said.count == 2)
        studio.now.withLock { $0 = $0 + .seconds(301) }
        #expect(try await send().text == #"{"result":"heard"}"#)
    }

    @Test("of another type is answered and does nothing", arguments: ["batch.completed", "response.completed", "x"])
    func otherType(_ type: String) async throws {
        #expect(try await send(#"{"type":"\#(type)","data":{"id":"video_1"}}"#).text == #"{"result":"ignored"}"#)
        #expect(said.isEmpty)
    }

    @Test("and is signed for another time is refused, to the second", arguments: [300, -300, 301, -301])
    func window(_ age: Int64) async throws {
        let reply = try await send(age: age)
        #expect(reply.status == (abs(age) > 300 ? 401 : 200))
        #expect(said.isEmpty == (abs(age) > 300))
        if abs(age) > 300 { #expect(reply.text.contains("5 minutes")) }
    }

    @Test("and is signed by nobody is refused, whatever its time")
    func forged() async throws {
        let other = "whsec_" + Base64.encode(Array(repeating: 7, count: 24))
        for age in [Int64(0), 4000] {
            let reply = try await send(age: age, secret: other)
            #expect(reply.status == 401 && reply.text.contains("not signed with the secret"))
        }
        #expect(try await studio.postJSON("/webhooks/videos", Self.completed).status == 401)
        #expect(said.isEmpty)
    }

    @Test(
        "and is no event is refused, though signed",
        arguments: [
            "[]", "{}", #"{"type":7}"#, #"{"type":"video.completed"}"#, #"{"type":"video.completed","data":{"id":""}}"#,
            #"{"type":"video.completed","data":{"id":["x"]}}"#, "not json",
        ])
    func noEvent(_ body: String) async throws {
        #expect(try await send(body).status == 400)
        #expect(said.isEmpty)
    }

    @Test("where no connection has a secret finds nothing; nor for a connection that has none")
    func off() async throws {
        #expect(try await send(path: "/webhooks/videos?connection=2").status == 404)
        #expect(try await send(path: "/webhooks/videos?connection=1").status == 200)
        try studio.context.connections.keys.setWebhookSecret(nil, of: ConnectionID(1))
        #expect(try await send(id: "wh_9").status == 404)
        #expect(said == ["job changed 1 video_1"])
    }

    @Test("is told from those of other connections by its secret")
    func whose() async throws {
        let draft = ConnectionDraft(
            name: "B", kind: .openrouter, address: "http://localhost:2/v1", keySource: .none, keyFingerprint: "")
        let other = try #require(try studio.store.addConnection(draft, offers: [], at: studio.time))
        let secret = "a plain secret of OpenRouter"
        try studio.context.connections.keys.setWebhookSecret(secret, of: other.id)
        let body = #"{"type":"video.generation.completed","data":{"id":"gen-vid-1"}}"#
        let code = HMACSHA256.code(for: Array("\(time),\(body)".utf8), key: Array(secret.utf8))
        let headers = [
            ("X-OpenRouter-Signature", "t=\(time),v1=\(Hex.encode(code))"),
            ("X-OpenRouter-Idempotency-Key", "gen-vid-1-completed"),
        ]
        #expect(try await studio.postJSON("/webhooks/videos", body, headers: headers).status == 200)
        #expect(try await studio.postJSON("/webhooks/videos", body + " ", headers: headers).status == 401)
        _ = try await send()
        #expect(said == ["job changed 2 gen-vid-1", "job changed 1 video_1"])
    }

    @Test("is small JSON, and sent by POST")
    func shape() async throws {
        let large = #"{"type":"x","data":"\#(String(repeating: "y", count: 65 << 10))"}"#
        #expect(try await send(large).status == 413)
        #expect(try await studio.post("/webhooks/videos", [("type", "video.completed")]).status == 415)
        let reply = try await studio.get("/webhooks/videos")
        #expect(reply.status == 405 && reply.headers["allow"]?.contains("POST") == true)
    }

    @Test("may say that it comes from elsewhere: its signature tells who it is")
    func origin() async throws {
        let headers = [("Origin", "https://video.example"), ("Sec-Fetch-Site", "cross-site")]
        #expect(try await send(headers: headers).status == 200)
    }

    @Test("is remembered for its window only, and never without a limit")
    func memory() {
        let seen = SeenEvents()
        let (start, one) = (studio.time, ConnectionID(1))
        for number in 0..<(SeenEvents.limit + 10) {
            #expect(seen.isNew("\(number)", of: one, until: start + .seconds(300 + Int64(number)), now: start))
        }
        let last = "\(SeenEvents.limit + 9)"
        #expect(!seen.isNew(last, of: one, until: start, now: start))
        #expect(seen.isNew(last, of: ConnectionID(2), until: start, now: start))
        #expect(seen.isNew("0", of: one, until: start + .seconds(300), now: start))
        #expect(seen.isNew(last, of: one, until: start, now: start + .seconds(9000)))
    }
}
