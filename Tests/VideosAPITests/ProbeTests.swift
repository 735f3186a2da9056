import HTTPClient
import Studio
import Testing

@testable import VideosAPI

@Suite("A look at a server")
struct ProbeTests {
    @Test("finds a whole server, and spends nothing")
    func whole() async throws {
        let bench = try Bench { request in
            if request.header("authorization") == nil { return .json("{}", 401) }
            return .json(
                request.path == "/v1/models" ? #"{"data":[{"id":"sora-2"},{"id":"m\u0007"}]}"# : ListTests.page([]))
        }
        let expected = ProbeReport(
            isReachable: true, speaksVideosAPI: true, key: .accepted, capabilities: .all, models: ["sora-2", "m"],
            offers: [Catalog.sora[0]], problem: nil)
        #expect(await bench.client.probe() == expected)
        #expect(bench.requests.allSatisfy { $0.method == "GET" && $0.body.isEmpty })
    }

    @Test("tells a key that is not needed")
    func notNeeded() async throws {
        let bench = try Bench.always(.json(ListTests.page([])))
        #expect(await bench.client.probe().key == .notNeeded)
    }

    @Test("tells a refused key", arguments: [401, 403])
    func refused(_ status: Int) async throws {
        let report = await (try Bench.always(.json("{}", status))).client.probe()
        #expect(report.isReachable && report.key == .refused && report.problem != nil && !report.canList)
        #expect(report.capabilities == nil, "nothing was found out")
    }

    @Test("finds a server that cannot list its jobs but knows its models")
    func withoutList() async throws {
        let bench = try Bench { request in
            request.path == "/v1/models" ? .json(#"{"data":[{"id":"m"}]}"#) : .json("{}", 404)
        }
        var capabilities = Capabilities.all
        capabilities.lists = false
        let expected = ProbeReport(
            isReachable: true, speaksVideosAPI: nil, key: .notNeeded, capabilities: capabilities, models: ["m"],
            offers: [Dialect.openai.preset.offer(named: "m")], problem: nil)
        #expect(await bench.client.probe() == expected)
    }

    @Test("finds a web page")
    func webPage() async throws {
        let report = await (try Bench.always(.webPage(200))).client.probe()
        #expect(report.isReachable && report.speaksVideosAPI == false && report.problem?.code == "not_videos_api")
    }

    @Test("finds a server that answers 404 to everything")
    func nothingThere() async throws {
        let report = await (try Bench.always(.json(#"{"detail":"Not Found"}"#, 404))).client.probe()
        #expect(report.isReachable && report.speaksVideosAPI == nil && report.problem?.code == "not_found")
        #expect(report.capabilities == nil)
    }

    @Test("finds nobody")
    func nobody() async throws {
        let base = try BaseURL("http://127.0.0.1:\(try BoundSocket.closedPort())/v1")
        let report = await VideosAPIServer(base: base, key: nil, client: Bench.http).probe()
        #expect(!report.isReachable && report.problem?.code == "cannot_connect")
    }
}
