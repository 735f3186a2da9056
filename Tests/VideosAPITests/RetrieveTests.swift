import Studio
import Testing

@testable import VideosAPI

@Suite("A job that is asked for")
struct RetrieveTests {
    private func job(_ body: String, _ status: Int = 200, asked: String = "v1") async throws -> RemoteJob? {
        let bench = try Bench.always(.json(body, status))
        guard case .job(let job, _) = await bench.client.retrieve(asked) else { return nil }
        return job
    }

    @Test("is read with every field of the specification")
    func full() async throws {
        let body = #"""
            {"id":"video_691611812ca88190bfb123716dcc953a089a232f54b02b21","object":"video","created_at":1763053953,
            "status":"completed","completed_at":1763054021,"error":null,"expires_at":1763057621,"model":"sora-2",
            "progress":100,"prompt":"aurora","remixed_from_video_id":null,"seconds":"4","size":"1280x720"}
            """#
        let job = try #require(try await job(body, asked: "video_691611812ca88190bfb123716dcc953a089a232f54b02b21"))
        let expected = RemoteJob(
            id: "video_691611812ca88190bfb123716dcc953a089a232f54b02b21", status: .finished, word: "completed",
            progress: 100, model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720), prompt: "aurora",
            createdAt: Timestamp(unixSeconds: 1_763_053_953), completedAt: Timestamp(unixSeconds: 1_763_054_021),
            expiresAt: Timestamp(unixSeconds: 1_763_057_621))
        #expect(job == expected)
    }

    @Test("is read when fields are null, absent or of another type")
    func sparse() async throws {
        let bodies = [
            #"{"id":"v1","status":"queued"}"#, #"{"status":"queued"}"#,
            #"{"id":"v1","status":"queued","progress":null,"model":3,"seconds":[],"size":{},"prompt":1}"#,
            #"{"id":"v1","status":"queued","created_at":"x","completed_at":null,"expires_at":[]}"#,
            #"{"id":"v1","status":"queued","size":"big","error":null,"urls":"x","metadata":4,"extra":1e999}"#,
        ]
        for body in bodies {
            #expect(try await job(body) == RemoteJob(id: "v1", status: .queued, word: "queued"), "\(body)")
        }
    }

    static let words: [(String, String)] = [
        ("queued", "queued"), ("pending", "queued"), ("submitted", "queued"), ("not_start", "queued"),
        ("created", "queued"), ("in_progress", "running"), ("processing", "running"), ("RUNNING", "running"),
        ("In-Progress", "running"), ("generating", "running"), ("completed", "finished"), ("COMPLETED", "finished"),
        ("succeeded", "finished"), ("succeed", "finished"), ("success", "finished"), ("failed", "job_failed"),
        ("error", "job_failed"), ("cancelled", "cancelled_there"), ("canceled", "cancelled_there"),
        ("expired", "expired"), ("deleted", "deleted_there"), ("unknown", "running"), ("dreaming", "running"),
        ("", "running"),
    ]

    @Test("has the status that its word means, and an unknown word goes on", arguments: words)
    func statuses(_ word: String, _ meaning: String) async throws {
        let job = try #require(try await job(#"{"id":"v1","status":"\#(word)"}"#))
        let found =
            switch job.status {
            case .queued: "queued"
            case .running: "running"
            case .finished: "finished"
            case .ended(let problem): problem.code
            }
        #expect(found == meaning)
        #expect(job.word == word)
    }

    @Test("shows a foreign word without control and bidirectional characters")
    func foreignWord() async throws {
        let job = try #require(try await job(#"{"id":"v1","status":"<b>\u202Eodd\u0007\nword</b>"}"#))
        #expect(job.word == "<b>odd word</b>" && job.status == .running)
    }

    static let percentages: [(String, Int?)] = [
        ("0", 0), ("37", 37), ("37.9", 37), ("100", 100), ("250", 100), ("-1", 0), (#""50%""#, 50), (#""50 %""#, 50),
        (#""62.5""#, 62), ("null", nil), (#""soon""#, nil), ("1e300", nil), ("1e999", nil), (#""nan""#, nil),
        (#""inf""#, nil), ("true", nil), ("[1]", nil), ("-1e18", nil),
    ]

    @Test("has a percentage only when the server sent one", arguments: percentages)
    func progress(_ text: String, _ progress: Int?) async throws {
        #expect(try #require(try await job(#"{"id":"v1","status":"x","progress":\#(text)}"#)).progress == progress)
    }

    static let numbers: [(String, Int?)] = [
        ("8", 8), (#""8""#, 8), ("8.0", 8), (#""8.0""#, 8), ("8.5", nil), (#""eight""#, nil), ("1e30", nil),
    ]

    @Test("has its length from a text or a number", arguments: numbers)
    func seconds(_ text: String, _ seconds: Int?) async throws {
        #expect(try #require(try await job(#"{"id":"v1","status":"x","seconds":\#(text)}"#)).seconds == seconds)
    }

    static let times: [(String, Int64?)] = [
        ("1763053953", 1_763_053_953), (#""1763053953""#, 1_763_053_953), ("1763053953.75", 1_763_053_953),
        ("0", nil), ("-1", nil), ("1e18", nil), ("253402300800", nil), (#""2026-11-20T08:00:00Z""#, nil),
        ("1e999", nil),
    ]

    @Test("has times only when they are of a sensible range", arguments: times)
    func sensibleTimes(_ text: String, _ seconds: Int64?) async throws {
        let job = try #require(try await job(#"{"id":"v1","status":"x","expires_at":\#(text)}"#))
        #expect(job.expiresAt == seconds.flatMap { Timestamp(unixSeconds: $0) })
    }

    @Test("states its cost in the body or, at LiteLLM, in a header")
    func cost() async throws {
        let cases: [(String, [String: String], Int64?)] = [
            (#","usage":{"cost":0.8,"is_byok":false}"#, [:], 800_000), (#","usage":{"cost":"1.25"}"#, [:], 1_250_000),
            (#","usage":{"duration_seconds":8}"#, ["x-litellm-response-cost": "0.4"], 400_000),
            ("", ["x-litellm-response-cost": "0.0"], nil), ("", ["x-litellm-response-cost": "None"], nil),
            (#","usage":{"cost":-1}"#, [:], nil), (#","usage":{"cost":1e12}"#, [:], nil), ("", [:], nil),
        ]
        for (more, headers, amount) in cases {
            let bench = try Bench.always(.json(FilmShelf.job(more: more), 200, headers))
            guard case .job(let job, _) = await bench.client.retrieve("v1") else { return #expect(Bool(false)) }
            #expect(job.statedCost == amount.map { Money(microDollars: $0) }, "\(more) \(headers)")
        }
    }

    static let errors: [(String, Problem)] = [
        (
            #"{"code":"moderation_blocked","message":"Blocked by moderation."}"#,
            Problem(code: "moderation_blocked", message: "Blocked by moderation.")
        ),
        (#"{"code":400,"message":"Bad size"}"#, Problem(code: "job_failed", message: "Bad size")),
        (#"{"message":"Out of memory"}"#, Problem(code: "job_failed", message: "Out of memory")),
        (#""Provider error""#, Problem(code: "job_failed", message: "Provider error")),
    ]

    @Test("fails with the server's own reason in every shape", arguments: errors)
    func failures(_ error: String, _ problem: Problem) async throws {
        let job = try #require(try await job(#"{"id":"v1","object":"video","status":"failed","error":\#(error)}"#))
        #expect(job.status == .ended(problem))
    }

    @Test("fails with a sentence of ours when the server gives no reason", arguments: ["null", "{}", #""""#, "[]"])
    func silentFailure(_ error: String) async throws {
        let job = try #require(try await job(#"{"id":"v1","status":"failed","error":\#(error)}"#))
        guard case .ended(let problem) = job.status else { return #expect(Bool(false)) }
        #expect(problem.code == "job_failed" && problem.message.contains("gives no reason"))
    }

    @Test("is read under an error status when it says that it is a video", arguments: [400, 404, 422, 500])
    func underErrorStatus(_ status: Int) async throws {
        let body = #"{"id":"v1","object":"video","status":"failed","error":{"code":422,"message":"Bad prompt"}}"#
        let job = try #require(try await job(body, status))
        #expect(job.status == .ended(Problem(code: "job_failed", message: "Bad prompt")))
    }

    @Test("keeps the id of the answer, so that an answer for another job is noticed")
    func otherJob() async throws {
        #expect(try await job(#"{"id":"v2","status":"completed"}"#)?.id == "v2")
    }

    @Test("says when the server wishes to be asked again")
    func pollAfter() async throws {
        for (value, wait) in [("1500", Interval.milliseconds(1500)), ("-1", .zero), ("soon", nil)] {
            let bench = try Bench.always(.json(FilmShelf.job("queued"), 200, ["openai-poll-after-ms": value]))
            guard case .job(_, let pollAfter) = await bench.client.retrieve("v1") else { return #expect(Bool(false)) }
            #expect(pollAfter == wait)
        }
    }

    @Test("is asked for with its id as one segment of the path, whatever it holds")
    func encoding() async throws {
        let bench = try Bench.always(.json(FilmShelf.job()))
        for id in ["video_bGl0ZQ==+/", "..", ".", "../models", "a b?c#d%41", "é"] {
            _ = await bench.client.retrieve(id)
        }
        #expect(
            bench.requests.map(\.target) == [
                "/v1/videos/video_bGl0ZQ%3D%3D%2B%2F", "/v1/videos/%2E%2E", "/v1/videos/%2E", "/v1/videos/..%2Fmodels",
                "/v1/videos/a%20b%3Fc%23d%2541", "/v1/videos/%C3%A9",
            ])
    }

    static let answers: [(Script, String)] = [
        (.json(#"{"error":{"message":"No such video"}}"#, 404), "missing"), (.json("", 404), "missing"),
        (.text(404, "404 page not found"), "missing"), (.json("{}", 410), "missing"),
        (.webPage(404), "trouble"), (.webPage(200), "trouble"), (.webPage(503), "trouble"), (.json("{}"), "trouble"),
        (.json("{", 200), "trouble"), (.json("[]"), "trouble"), (.json("", 200), "trouble"),
        (.json("{}", 204), "trouble"),
        (.json("{}", 401), "needsMending"), (.json("{}", 402), "needsMending"), (.json("{}", 403), "needsMending"),
        (.json("{}", 400), "trouble"), (.json("{}", 409), "trouble"), (.json("{}", 429), "trouble"),
        (.json("{}", 500), "trouble"), (.redirect(302, to: "/elsewhere"), "trouble"), (Script(steps: []), "trouble"),
    ]

    @Test("is missing, or only troubled, by what came instead", arguments: answers)
    func instead(_ script: Script, _ kind: String) async throws {
        let bench = try Bench.always(script)
        let answer = await bench.client.retrieve("v1")
        let found =
            switch answer {
            case .job: "job"
            case .missing: "missing"
            case .needsMending: "needsMending"
            case .trouble: "trouble"
            }
        #expect(found == kind, "\(answer)")
        #expect(bench.requests.count == 1)
    }

    @Test("tells of a busy server when to come again")
    func busy() async throws {
        let bench = try Bench.always(.json("{}", 429, ["Retry-After": "30"]))
        guard case .trouble(_, .seconds(30)) = await bench.client.retrieve("v1") else { return #expect(Bool(false)) }
    }
}
