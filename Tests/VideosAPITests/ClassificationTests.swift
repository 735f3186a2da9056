import Studio
import Testing

@testable import VideosAPI

/// Which of the six classes an answer has, without its words.
enum SubmitKind: String, Sendable {
    case accepted, unsent, comeLater, needsMending, refused, unknown

    init(_ answer: SubmitAnswer) {
        switch answer {
        case .accepted: self = .accepted
        case .unsent: self = .unsent
        case .comeLater: self = .comeLater
        case .needsMending: self = .needsMending
        case .refused: self = .refused
        case .unknown: self = .unknown
        }
    }
}

@Suite("What comes back for a paid request")
struct ClassificationTests {
    static func fault(_ code: String, type: String = "invalid_request_error") -> String {
        #"{"error":{"message":"Said so","type":"\#(type)","param":null,"code":"\#(code)"}}"#
    }

    static let table: [(Int, String, SubmitKind)] =
        [200, 201, 202].map { ($0, CreateTests.accepted, .accepted) }
        + [204, 206].map { ($0, "", .unknown) }
        + [400, 404, 405, 410, 413, 415, 422].map { ($0, fault("bad"), .refused) }
        + [300, 301, 302, 303, 304, 307, 308].map { ($0, "", .refused) }
        + [401, 402, 403].map { ($0, fault("bad"), .needsMending) }
        + [408, 409, 425, 500, 501, 502, 503, 504, 520, 599].map { ($0, fault("bad"), .unknown) }
        + [406, 411, 418, 451].map { ($0, fault("bad"), .unknown) }
        + [
            "insufficient_quota", "credit_balance_exhausted", "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded", "organization_usage_limit_exceeded",
        ].map { (429, fault($0, type: "insufficient_quota"), .needsMending) }
        + [
            (429, fault("429", type: "insufficient_quota"), .needsMending),
            (429, fault("rate_limit_exceeded"), .comeLater),
            (400, fault("billing_hard_limit_reached", type: "invalid_request_error"), .needsMending),
            (400, fault("prompt_limit_exceeded", type: "invalid_request_error"), .refused),
            (429, fault("slow_down", type: "rate_limit_error"), .comeLater),
            (429, fault("rate_limit_exceeded", type: "insufficient_quota"), .comeLater),
            (
                429, #"{"message":"Too many running tasks","type":"video_generation_user_error","code":null}"#,
                .comeLater
            ),
            (429, "", .comeLater),
        ]

    @Test("is classified by status and code", arguments: table)
    func classes(_ status: Int, _ body: String, _ kind: SubmitKind) async throws {
        let bench = try Bench.always(.json(body, status))
        let answer = await bench.client.create(.sample, references: [])
        #expect(SubmitKind(answer) == kind, "\(answer)")
        #expect(bench.requests.count == 1)
    }

    @Test("counts as accepted when it is a job under an error status", arguments: [400, 409, 500])
    func jobUnderError(_ status: Int) async throws {
        let bench = try Bench.always(.json(#"{"id":"v1","object":"video","status":"failed"}"#, status))
        #expect(SubmitKind(await bench.client.create(.sample, references: [])) == .accepted)
    }

    @Test("is unsent when nobody listens, the name is unknown or TLS fails")
    func unsent() async throws {
        let plain = try ScriptedServer { _ in Script(steps: []) }
        defer { plain.stop() }
        let bases = ["http://127.0.0.1:\(try BoundSocket.closedPort())/v1", "https://127.0.0.1:\(plain.port)/v1"]
        for base in bases + ["https://name.invalid/v1"] {
            let client = VideosAPIServer(
                base: try BaseURL(base), key: nil, client: Bench.http, patience: Patience(connect: .seconds(2)))
            let answer = await client.create(.sample, references: [])
            guard case .unsent(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
            #expect(["cannot_connect", "tls_failed", "host_unknown"].contains(problem.code))
        }
        #expect(plain.requests.isEmpty)
    }

    @Test("is unknown when the server took the request and went silent, closed or broke off")
    func unknown() async throws {
        let scripts: [Script] = [
            Script(steps: [.wait]), Script(steps: []),
            .cut(200, ["Content-Type": "application/json"], body: Array(CreateTests.accepted.utf8), sent: 10),
        ]
        for script in scripts {
            let bench = try Bench.always(script, patience: Patience(request: .milliseconds(500)))
            let answer = await bench.client.create(.sample, references: [])
            #expect(SubmitKind(answer) == .unknown, "\(answer)")
            #expect(bench.requests.count == 1)
        }
    }

    static let unusable: [String] = [
        "", " ", "null", "[]", "{}", "true", "42", "NaN", #""video_1""#, #"{"id":NaN}"#, #"{"id":null}"#, #"{"id":7}"#,
        #"{"id":""}"#, #"{"id":"   "}"#, #"{"id":"a\u0000b"}"#, #"{"id":"a\nb"}"#, #"{"id":["v"]}"#,
        #"{"id":"video_1""#, #"{"id":"\#(String(repeating: "x", count: 10_240))"}"#,
        String(repeating: #"{"id":"#, count: 100) + "1" + String(repeating: "}", count: 100),
        String(repeating: "[", count: 200_000), "<html>welcome</html>",
    ]

    @Test("is unknown when a success holds no usable id, and the answer is kept for support", arguments: unusable)
    func noID(_ body: String) async throws {
        let bench = try Bench.always(.json(body))
        let answer = await bench.client.create(.sample, references: [])
        guard case .unknown(_, let evidence) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(evidence.map { $0.utf8.count <= 65_536 } ?? body.isEmpty)
        #expect(evidence ?? "" == String(body.prefix(65_533)))
    }

    @Test("takes any id of 1 to 1,000 printable characters", arguments: [1, 64, 1000])
    func ids(_ count: Int) async throws {
        let id = String(repeating: "é", count: count)
        let bench = try Bench.always(.json(#"{"id":"\#(id)"}"#))
        guard case .accepted(let job) = await bench.client.create(.sample, references: []) else {
            return #expect(Bool(false))
        }
        #expect(job.id == id)
    }

    @Test("is cut off and unknown when it never ends")
    func endless() async throws {
        let head = Script.head(200, ["Content-Type": "application/json"], length: nil)
        let script = Script(steps: [.send(head), .sendForever([UInt8](repeating: 0x20, count: 65_536))])
        let bench = try Bench.always(script)
        let answer = await bench.client.create(.sample, references: [])
        guard case .unknown(let problem, _) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.code == "reply_too_large")
    }

    @Test("never follows a redirect, and names its target as text", arguments: [301, 302, 303, 307, 308])
    func redirects(_ status: Int) async throws {
        let other = try ScriptedServer { _ in .json(CreateTests.accepted) }
        defer { other.stop() }
        let bench = try Bench.always(.redirect(status, to: "\(other.url)/v1/videos"))
        guard case .refused(let problem) = await bench.client.create(.sample, references: []) else {
            return #expect(Bool(false))
        }
        #expect(problem.code == "redirected" && problem.message.contains("\(other.url)/v1/videos"))
        #expect(other.connections == 0)
    }

    static let date = "Fri, 20 Nov 2026 08:00:00 GMT"
    static let waits: [([String: String], Interval?)] = [
        (["Retry-After": "3"], .seconds(3)),
        (["Retry-After": "1.5"], .milliseconds(1500)),
        (["Retry-After": "0"], .zero),
        (["Retry-After": "-5"], .zero),
        (["Retry-After": "1000000000"], .hours(24 * 366)),
        (["Retry-After": "soon"], nil),
        (["Retry-After": "inf"], nil),
        (["Retry-After": "Fri, 20 Nov 2026 08:02:00 GMT", "Date": date], .minutes(2)),
        (["Retry-After": "Friday, 20-Nov-26 08:02:00 GMT", "Date": date], .minutes(2)),
        (["Retry-After": "Fri Nov 20 08:02:00 2026", "Date": date], .minutes(2)),
        (["Retry-After": "Fri, 20 Nov 2026 07:00:00 GMT", "Date": date], .zero),
        (["Retry-After": "Fri, 20 Nov 2026 08:02:00 GMT"], nil),
        (["Retry-After": "3", "retry-after-ms": "250"], .milliseconds(250)),
        (["Retry-After": "3", "retry-after-ms": "x"], .seconds(3)),
        ([:], nil),
    ]

    @Test("tells when to come again as the server said it", arguments: waits)
    func retryAfter(_ headers: [String: String], _ wait: Interval?) async throws {
        let bench = try Bench.always(.json(Self.fault("rate_limit_exceeded"), 429, headers))
        guard case .comeLater(_, let after) = await bench.client.create(.sample, references: []) else {
            return #expect(Bool(false))
        }
        #expect(after == wait)
    }
}
