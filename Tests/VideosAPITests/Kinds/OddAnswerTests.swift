import Studio
import Testing

@testable import VideosAPI

/// The exact answers that are known to break clients which trust the specification.
@Suite("An odd answer")
struct OddAnswerTests {
    private func bench(_ kind: ConnectionKind, _ script: Script) throws -> Bench {
        try Bench(dialect: .of(kind)) { _ in script }
    }

    static let failedJob =
        #"{"id":"video_gen_0123456789abcdef0123456789abcdef","object":"video","created_at":1763051670,"#
        + #""status":"failed","model":"Wan2.2","progress":0,"prompt":"p","seconds":"4","size":"832x480","#
        + #""error":{"code":500,"message":"CUDA out of memory."},"inference_time_s":null,"fps":24}"#

    @Test(
        "of vLLM-Omni: a failed job under an error status is the job, with an integer code", arguments: [400, 422, 500])
    func failedJobUnderErrorStatus(_ status: Int) async throws {
        let bench = try bench(.vllmOmni, .json(Self.failedJob, status))
        let answer = await bench.client.retrieve("video_gen_0123456789abcdef0123456789abcdef")
        guard case .job(let job, _) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(job.status == .ended(Problem(code: "job_failed", message: "CUDA out of memory.")))
    }

    static let refusals: [(ConnectionKind, Int, String, String)] = [
        (
            .vllmOmni, 400, #"{"error":{"message":"Model mismatch: x","type":"Bad Request","param":null,"code":400}}"#,
            "Model mismatch: x"
        ),
        (
            .vllmOmni, 422,
            #"{"detail":[{"type":"missing","loc":["body","prompt"],"msg":"Field required","input":null}]}"#,
            "body.prompt: Field required"
        ),
        (.sglang, 400, #"{"detail":"prompt is required"}"#, "prompt is required"),
        (
            .litellm, 400,
            #"{"error":{"message":"litellm.BadRequestError","type":"None","param":"None","code":"400"}}"#,
            "litellm.BadRequestError"
        ),
        (
            .openrouter, 404, #"{"error":{"code":404,"message":"No such model","metadata":{}},"user_id":"u"}"#,
            "No such model"
        ),
        (
            .azure, 404, #"{"error":{"code":"404","message":"Resource not found"}}"#, "Resource not found"
        ),
        (.newAPI, 400, #"{"code":"invalid_request","message":"prompt is required","data":null}"#, "prompt is required"),
        (
            .azure, 410, #"{"error":{"code":"DeploymentRetired","message":"The deployment was retired."}}"#,
            "The deployment was retired."
        ),
    ]

    @Test("that refuses is understood in every shape of error", arguments: refusals)
    func refused(_ kind: ConnectionKind, _ status: Int, _ body: String, _ sentence: String) async throws {
        let answer = await (try bench(kind, .json(body, status))).client.create(.sample, references: [])
        guard case .refused(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.message.contains(sentence), "\(problem.message)")
        #expect(!["400", "404", "422"].contains(problem.code))
    }

    static let money = #"{"error":{"code":402,"message":"Insufficient credits"},"user_id":"u"}"#

    @Test("of OpenRouter: no credit pauses, whoever hears it first")
    func credit() async throws {
        let bench = try bench(.openrouter, .json(Self.money, 402))
        #expect(SubmitKind(await bench.client.create(.sample, references: [])) == .needsMending)
        guard case .needsMending = await bench.client.retrieve("v1") else { return #expect(Bool(false)) }
    }

    @Test("of Azure: too many running tasks is no matter of money, and comes later")
    func running() async throws {
        let body =
            #"{"error":{"message":"Too many running tasks","type":"video_generation_user_error","param":null,"code":null}}"#
        let answer = await (try bench(.azure, .json(body, 429, ["Retry-After": "5"]))).client.create(
            .sample, references: [])
        guard case .comeLater(let problem, let wait) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.message.contains("Too many running tasks") && wait == .seconds(5))
    }

    @Test("of vLLM-Omni with several API servers: every route says 409, so nothing paid is sent")
    func severalServers() async throws {
        let body = #"{"error":{"message":"videos need one API server","type":"Conflict","param":null,"code":409}}"#
        let answer = await (try bench(.vllmOmni, .json(body, 409))).client.newestJob()
        guard case .trouble(let problem, _) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.message.contains("videos need one API server"))
    }

    @Test("to a deletion: 409 while the job is busy stays wanted, and a deleted Video is done")
    func deletion() async throws {
        #expect(await (try bench(.vllmOmni, .json("{}", 409))).client.delete("v1") == .wanted)
        #expect(await (try bench(.sglang, .json(FilmShelf.job("deleted")))).client.delete("v1") == .done)
    }

    @Test("of SGLang: a bare UUID, no prompt, an error without a code")
    func sglang() async throws {
        let id = "0b7c2d2e-4f4f-4c0e-9a51-6d5f1f6b8a11"
        let body = #"{"id":"\#(id)","object":"video","status":"failed","seconds":"8","error":{"message":"No GPU"}}"#
        guard case .job(let job, _) = await (try bench(.sglang, .json(body))).client.retrieve(id) else {
            return #expect(Bool(false))
        }
        #expect(job.id == id && job.prompt == nil && job.seconds == 8)
        #expect(job.status == .ended(Problem(code: "job_failed", message: "No GPU")))
    }

    @Test("of OpenRouter: the job's error is a bare sentence, and its words are six")
    func openrouter() async throws {
        let failed = #"{"id":"v1","polling_url":"/api/v1/videos/v1","status":"failed","error":"Provider refused"}"#
        guard case .job(let job, _) = await (try bench(.openrouter, .json(failed))).client.retrieve("v1") else {
            return #expect(Bool(false))
        }
        #expect(job.status == .ended(Problem(code: "job_failed", message: "Provider refused")))
        for (word, code) in [("cancelled", "cancelled_there"), ("expired", "expired")] {
            let body = #"{"id":"v1","status":"\#(word)"}"#
            guard case .job(let job, _) = await (try bench(.openrouter, .json(body))).client.retrieve("v1"),
                case .ended(let problem) = job.status
            else { return #expect(Bool(false)) }
            #expect(problem.code == code)
        }
    }

    @Test("of a reseller: only a task id, in words of its own")
    func reseller() async throws {
        let body = #"{"task_id":"t1","status":"SUBMITTED"}"#
        let answer = await (try bench(.newAPI, .json(body))).client.create(.sample, references: [])
        #expect(answer == .accepted(RemoteJob(id: "t1", status: .queued, word: "SUBMITTED")))
    }

    static let notReady: [(ConnectionKind, Int, String)] = [
        (
            .vllmOmni, 404,
            #"{"error":{"message":"Generation is still in-progress","type":"Not Found","param":null,"code":404}}"#
        ),
        (
            .newAPI, 400,
            #"{"error":{"message":"Task is not completed yet, current status: IN_PROGRESS","type":"invalid_request_error"}}"#
        ),
        (.openrouter, 409, #"{"error":{"code":409,"message":"Video is not ready"}}"#),
    ]

    @Test("to an early fetch is waited out", arguments: notReady)
    func early(_ kind: ConnectionKind, _ status: Int, _ body: String) async throws {
        let bench = try Bench(dialect: .of(kind)) { request in
            request.path.hasSuffix("/content") ? .json(body, status) : .json(FilmShelf.job("in_progress"))
        }
        let answer = await bench.client.fetch(.video, of: "v1", into: try Reception().file)
        guard case .interrupted = answer else { return #expect(Bool(false), "\(answer)") }
    }

    @Test("of SGLang: the film's address stands in the sentence of a 400")
    func cloud() async throws {
        let other = try ScriptedServer { FilmShelf.serve($0) }
        defer { other.stop() }
        let detail = #"{"detail":"Video has been uploaded to cloud storage: \#(other.url)/b/x.mp4"}"#
        let bench = try Bench(dialect: .of(.sglang)) { request in
            request.path.hasSuffix("/content") ? .json(detail, 400) : .json(FilmShelf.job())
        }
        #expect(await bench.client.fetch(.video, of: "v1", into: try Reception().file) == .received)
        #expect(other.requests.map(\.path) == ["/b/x.mp4"] && other.requests[0].header("authorization") == nil)
    }

    @Test("of OpenRouter: signed addresses need no key, unsigned ones the own server's")
    func links() async throws {
        let other = try ScriptedServer { request in
            request.path == "/signed" ? .json("{}", 403) : FilmShelf.serve(request)
        }
        defer { other.stop() }
        let links =
            #","urls":["\#(other.url)/signed?s=1"],"unsigned_urls":["/api/v1/files/x"],"expires_at":9999999999"#
        let bench = try Bench(dialect: .of(.openrouter), basePath: "/api/v1") { request in
            switch request.path {
            case "/api/v1/videos/v1": .json(FilmShelf.job(more: links))
            case "/api/v1/files/x": FilmShelf.serve(request)
            default: .json(#"{"error":{"code":404,"message":"No content"}}"#, 404)
            }
        }
        #expect(await bench.client.fetch(.video, of: "v1", into: try Reception().file) == .received)
        #expect(other.requests.map(\.target) == ["/signed?s=1"])
        #expect(other.requests[0].header("authorization") == nil)
        #expect(bench.requests.last?.header("authorization") == "Bearer \(Bench.canary)")
    }

    static let upstream =
        #"{"error":{"message":"litellm.AuthenticationError: Incorrect API key","type":"None","code":"401"}}"#

    @Test("of LiteLLM: a list that its provider refuses is no list, and no refused key")
    func providersList() async throws {
        let bench = try Bench(dialect: .of(.litellm)) { request in
            request.path == "/v1/models" && request.header("authorization") != nil
                ? .json(#"{"data":[{"id":"veo-3.1"}]}"#) : .json(Self.upstream, 401)
        }
        #expect(await bench.client.newestJob() == .fence(.unavailable))
        let report = await bench.client.probe()
        #expect(report.key == .accepted && !report.canList && report.problem == nil)
        for kind in [ConnectionKind.litellm, .openai] {
            let answer = await (try self.bench(kind, .json(Self.upstream, 401))).client.newestJob()
            guard case .needsMending = answer else { return #expect(Bool(false), "\(answer)") }
        }
    }

    @Test("of an HTML 404 is explained as a wrong address")
    func webPage() async throws {
        let report = await (try bench(.litellm, .webPage(404))).client.probe()
        #expect(report.speaksVideosAPI == false && report.problem?.code == "not_videos_api")
        #expect(report.problem?.message.contains("usually ends in /v1") == true)
    }
}
