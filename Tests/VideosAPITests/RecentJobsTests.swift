import Studio
import Testing

@testable import VideosAPI

@Suite("The jobs that can be taken over")
struct RecentJobsTests {
    private static let now = Timestamp(milliseconds: 1)

    /// A server with so many jobs, `v1` the newest.
    private func bench(_ count: Int) throws -> Bench {
        try Bench { request in
            let after = request.target.split(separator: "after=v").dropFirst().first.flatMap { Int($0) } ?? 0
            let page = (after + 1)...(after + 100)
            let ids = page.filter { $0 <= count }.map { "v\($0)" }
            return .json(ListTests.page(ids, more: #","has_more":\#(page.upperBound < count)"#))
        }
    }

    @Test("are the newest 500, page by page", arguments: [(0, 1), (1, 1), (100, 1), (101, 2), (500, 5), (501, 5)])
    func pages(_ count: Int, _ requests: Int) async throws {
        let bench = try bench(count)
        guard case .answered(let jobs, let hasMore, Self.now) = await bench.client.recentJobs(at: Self.now) else {
            return #expect(Bool(false), "not answered")
        }
        #expect(jobs.map(\.id) == (0..<min(count, 500)).map { "v\($0 + 1)" })
        #expect(hasMore == (count > 500))
        #expect(bench.requests.count == requests)
    }

    @Test("are those of one page at a server that never turns it")
    func sameForEver() async throws {
        let bench = try Bench.always(.json(ListTests.page(["a", "b"], more: #","has_more":true"#)))
        guard case .answered(let jobs, true, _) = await bench.client.recentJobs(at: Self.now) else {
            return #expect(Bool(false), "not answered")
        }
        #expect(jobs.map(\.id) == ["a", "b"])
        #expect(bench.requests.count == 2)
    }

    @Test("are none where the server has no list, refuses the key or is in trouble", arguments: [404, 401, 503])
    func failed(_ status: Int) async throws {
        let bench = try Bench.always(.json("{}", status))
        let codes = [404: "cannot_list", 401: "key_refused", 503: "server_error"]
        guard case .failed(let problem) = await bench.client.recentJobs(at: Self.now) else {
            return #expect(Bool(false), "not failed")
        }
        #expect(problem.code == codes[status])
    }
}
