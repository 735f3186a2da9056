import Studio
import Testing

@testable import VideosAPI

@Suite("A polling address of the server's own choice")
struct PollingAddressTests {
    private static let accepted = #"{"id":"v1","status":"pending","polling_url":"URL"}"#

    private func bench(_ url: String) throws -> Bench {
        try Bench { request in
            switch request.target {
            case "/v1/videos": .json(Self.accepted.replacing("URL", with: url), 202)
            case "/jobs/v1?x=1", "/v1/jobs/v1": .json(#"{"id":"v1","status":"in_progress"}"#)
            default: .json("{}", 404)
            }
        }
    }

    @Test("is asked with the key at the own server", arguments: ["/jobs/v1?x=1", "jobs/v1", "http://OWN/jobs/v1?x=1"])
    func own(_ written: String) async throws {
        let bench = try Bench { request in
            request.target.hasSuffix("/jobs/v1?x=1") || request.target == "/v1/jobs/v1"
                ? .json(#"{"id":"v1","status":"in_progress"}"#) : .json("{}", 404)
        }
        let url = written.replacing("OWN", with: "127.0.0.1:\(bench.server.port)")
        guard case .job(let job, _) = await bench.client.retrieve("v1", at: url) else {
            return #expect(Bool(false), "no job")
        }
        #expect(job.status == .running && bench.requests.count == 1)
        #expect(bench.requests[0].header("authorization") == "Bearer \(Bench.canary)")
    }

    @Test("comes with the accepted job")
    func accepted() async throws {
        let bench = try bench("/jobs/v1?x=1")
        guard case .accepted(let job) = await bench.client.create(.sample, references: []) else {
            return #expect(Bool(false), "not accepted")
        }
        #expect(job == RemoteJob(id: "v1", status: .queued, word: "pending", pollingURL: "/jobs/v1?x=1"))
    }

    @Test(
        "is not kept when it could not be used as it is",
        arguments: ["", String(repeating: "x", count: 2001), #"/a\u0007b"#, "/\(Bench.canary)"])
    func unfit(_ url: String) async throws {
        guard case .accepted(let job) = await (try bench(url)).client.create(.sample, references: []) else {
            return #expect(Bool(false), "not accepted")
        }
        #expect(job.pollingURL == nil)
    }

    private func answer(at usual: Script, elsewhere: Script) async throws -> (RetrieveAnswer, asked: Int) {
        let other = try ScriptedServer { _ in elsewhere }
        defer { other.stop() }
        let bench = try Bench.always(usual)
        let answer = await bench.client.retrieve("v1", at: "\(other.url)/poll")
        #expect(bench.requests.map(\.target) == ["/v1/videos/v1"])
        #expect(other.requests.allSatisfy { $0.target == "/poll" && $0.header("authorization") == nil })
        return (answer, other.requests.count)
    }

    @Test("is asked without the key at another host, when the usual address does not know the job")
    func other() async throws {
        let (answer, asked) = try await answer(at: .json("{}", 404), elsewhere: .json(FilmShelf.job("in_progress")))
        #expect(answer == .job(RemoteJob(id: "v1", status: .running, word: "in_progress"), pollAfter: nil))
        #expect(asked == 1)
    }

    @Test("is not asked at another host when the usual address says something else")
    func usual() async throws {
        for script in [Script.json(FilmShelf.job()), .json("{}", 401), .json("{}", 500), .webPage(404)] {
            let (_, asked) = try await answer(at: script, elsewhere: .json(FilmShelf.job("failed")))
            #expect(asked == 0)
        }
    }

    @Test("changes nothing when the other host has no job to show")
    func nothingElsewhere() async throws {
        for script in [Script.json("{}", 401), .json("{}", 404), .webPage(200), Script(steps: []), .json("{}", 500)] {
            let (answer, asked) = try await answer(at: .json("{}", 404), elsewhere: script)
            guard case .missing = answer else { return #expect(Bool(false), "\(answer)") }
            #expect(asked == 1)
        }
    }

    @Test("is passed over when it is no address", arguments: ["ftp://x/y", "http://", "http://user@127.0.0.1/x"])
    func nonsense(_ url: String) async throws {
        let bench = try Bench.always(.json(FilmShelf.job()))
        guard case .job = await bench.client.retrieve("v1", at: url) else { return #expect(Bool(false), "no job") }
        #expect(bench.requests.map(\.target) == ["/v1/videos/v1"])
    }

    @Test(
        "never leaves https",
        arguments: [
            ("/jobs/1", "https://video.example/jobs/1"), ("http://video.example/jobs/1", nil),
            ("https://other.example/1", "https://other.example/1"), ("//other.example/1", "https://other.example/1"),
        ])
    func downgrade(_ written: String, _ address: String?) throws {
        let base = try BaseURL("https://video.example/v1")
        let client = VideosAPIServer(base: base, key: nil, client: Bench.http)
        #expect(client.pollingAddress(written)?.description == address)
    }
}
