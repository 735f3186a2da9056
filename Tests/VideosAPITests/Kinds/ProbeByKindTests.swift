import Studio
import Testing

@testable import VideosAPI

@Suite("A look at a server that lists no jobs")
struct ProbeByKindTests {
    /// Wants a key for its jobs, and shows its models to anybody.
    private func bench(
        _ kind: ConnectionKind, job: Script, anonymous: Script, key: String? = Bench.canary
    ) throws -> Bench {
        try Bench(key: key, dialect: .of(kind)) { request in
            if request.path.hasSuffix("/models") { return .json(#"{"data":[{"id":"sora-2"}]}"#) }
            return request.header("authorization") == nil ? anonymous : job
        }
    }

    static let unknownJob = Script.json(#"{"error":{"code":404,"message":"Job not found"}}"#, 404)
    static let noKey = Script.json(#"{"error":{"code":401,"message":"No cookie auth"}}"#, 401)

    @Test(
        "asks for a job that does not exist, and tells by that whether the key is taken",
        arguments: [
            ConnectionKind.openrouter, .newAPI,
        ])
    func accepted(_ kind: ConnectionKind) async throws {
        let bench = try bench(kind, job: Self.unknownJob, anonymous: Self.noKey)
        let report = await bench.client.probe()
        #expect(report.key == .accepted && report.isReachable && report.problem == nil && !report.canList)
        #expect(report.capabilities == kind.preset.capabilities)
        #expect(bench.requests.allSatisfy { $0.method == "GET" })
        #expect(Set(bench.requests.map(\.target)).contains("/v1/videos/dailies-connection-test"))
    }

    @Test("says a refused key")
    func refused() async throws {
        let report = await (try bench(.openrouter, job: Self.noKey, anonymous: Self.noKey)).client.probe()
        #expect(report.key == .refused && report.problem != nil)
    }

    @Test("claims nothing of the key from a list of models that anybody may read")
    func publicModels() async throws {
        let open = try bench(.openrouter, job: Self.unknownJob, anonymous: Self.unknownJob)
        #expect(await open.client.probe().key == .unknown)
        let closed = try bench(.newAPI, job: Self.unknownJob, anonymous: Self.unknownJob)
        #expect(await closed.client.probe().key == .notNeeded)
    }

    @Test("takes a strange success for an answer, and trouble for trouble")
    func strange() async throws {
        let task = Script.json(#"{"code":"task_not_exist","message":"task_not_exist","data":null}"#)
        #expect(await (try bench(.newAPI, job: task, anonymous: Self.noKey)).client.probe().key == .accepted)
        let down = await (try bench(.newAPI, job: .json("{}", 503), anonymous: Self.noKey)).client.probe()
        #expect(down.isReachable && down.problem?.code == "server_error")
    }
}
