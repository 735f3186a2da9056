import Studio
import Testing

@testable import VideosAPI

@Suite("A server's list of jobs")
struct ListTests {
    static func page(_ ids: [String], more: String = #","has_more":false"#) -> String {
        let jobs = ids.map { #"{"id":"\#($0)","object":"video","status":"queued"}"# }.joined(separator: ",")
        return #"{"object":"list","data":[\#(jobs)],"first_id":null,"last_id":null\#(more)}"#
    }

    @Test("gives the fence: the newest job's id, asked for with the key and nothing paid")
    func fence() async throws {
        let bench = try Bench.always(.json(Self.page(["v9"])))
        #expect(await bench.client.newestJob() == .fence(.newest("v9")))
        #expect(bench.requests.map(\.target) == ["/v1/videos?limit=1&order=desc"])
        #expect(bench.requests[0].method == "GET")
        #expect(bench.requests[0].header("authorization") == "Bearer \(Bench.canary)")
    }

    static let fences: [(Script, FenceAnswer?)] = [
        (.json(page([])), .fence(.empty)), (.json(#"{"data":null}"#), .fence(.empty)), (.json("[]"), .fence(.empty)),
        (.json(#"[{"id":"a"},{"id":"b"}]"#), .fence(.newest("a"))),
        (.json("{}", 404), .fence(.unavailable)), (.text(404, "404 page not found"), .fence(.unavailable)),
        (.json("{}", 405), .fence(.unavailable)), (.webPage(405), .fence(.unavailable)),
        (.json("{}", 501), .fence(.unavailable)), (.webPage(501), .fence(.unavailable)),
        (.json(#"{"detail":[]}"#, 422), .fence(.unavailable)), (.json("{}", 400), .fence(.unavailable)),
        (.webPage(404), nil), (.webPage(200), nil), (.json("{}"), nil), (.json("null"), nil), (.json("", 200), nil),
        (.json(#"{"data":[{"id":7}]}"#), nil), (.json(#"{"data":"x"}"#), nil), (.json("{}", 500), nil),
        (.json("{}", 409), nil), (.json("{}", 429), nil), (.redirect(301, to: "/"), nil), (Script(steps: []), nil),
    ]

    @Test("gives no fence where there is no list, and stops where the answer makes no sense", arguments: fences)
    func fenceOrTrouble(_ script: Script, _ expected: FenceAnswer?) async throws {
        let answer = await (try Bench.always(script)).client.newestJob()
        if let expected { return #expect(answer == expected) }
        guard case .trouble = answer else { return #expect(Bool(false), "\(answer)") }
    }

    @Test("is refused for key and credit", arguments: [(401, ""), (402, ""), (403, ""), (429, "insufficient_quota")])
    func mending(_ status: Int, _ code: String) async throws {
        let bench = try Bench.always(.json(ClassificationTests.fault(code), status))
        guard case .needsMending = await bench.client.newestJob() else { return #expect(Bool(false)) }
        guard case .needsMending = await bench.client.jobs(after: nil, limit: 5) else { return #expect(Bool(false)) }
    }

    @Test("is read page by page")
    func pages() async throws {
        let bench = try Bench { request in
            .json(
                request.target.contains("after=")
                    ? Self.page(["c"]) : Self.page(["a", "b"], more: #","has_more":true"#))
        }
        guard case .page(let first, true) = await bench.client.jobs(after: nil, limit: 2) else {
            return #expect(Bool(false))
        }
        guard case .page(let second, false) = await bench.client.jobs(after: "b/=", limit: 500) else {
            return #expect(Bool(false))
        }
        #expect(first.map(\.id) == ["a", "b"] && second.map(\.id) == ["c"])
        #expect(
            bench.requests.map(\.target) == [
                "/v1/videos?limit=2&order=desc", "/v1/videos?limit=100&order=desc&after=b%2F%3D",
            ])
    }

    @Test("may go on when a full page does not say whether there is more")
    func unsaid() async throws {
        let bench = try Bench.always(.json(Self.page(["a", "b"], more: "")))
        #expect(await bench.client.jobs(after: nil, limit: 2).hasMore == true)
        #expect(await bench.client.jobs(after: nil, limit: 3).hasMore == false)
    }

    @Test("leaves out what is no job, and keeps the rest")
    func oddItems() async throws {
        let bench = try Bench.always(.json(#"{"data":[null,7,"x",{"id":""},{"id":"ok","status":"pending"},{}]}"#))
        guard case .page(let jobs, _) = await bench.client.jobs(after: nil, limit: 10) else {
            return #expect(Bool(false))
        }
        #expect(jobs == [RemoteJob(id: "ok", status: .queued, word: "pending")])
    }

    @Test("is not asked for where the dialect knows of none")
    func dialect() async throws {
        var dialect = Dialect.openai
        dialect.capabilities.lists = false
        let bench = try Bench(dialect: dialect) { _ in .json("{}") }
        #expect(await bench.client.newestJob() == .fence(.unavailable))
        #expect(await bench.client.jobs(after: nil, limit: 5) == .unsupported)
        #expect(bench.requests.isEmpty)
    }
}

extension ListAnswer {
    fileprivate var hasMore: Bool? {
        guard case .page(_, let hasMore) = self else { return nil }
        return hasMore
    }
}
