import Foundation
import Studio
import Testing

@testable import VideosAPI

/// Answers as version 1.106.2 gave them.
@Suite("LiteLLM")
struct LiteLLMTests {
    static func id(_ model: String, _ job: String, provider: String = "openai") -> String {
        let text = "litellm:custom_llm_provider:\(provider);model_id:\(model);video_id:\(job)"
        return "video_" + Data(text.utf8).base64EncodedString()
    }

    private func bench(_ answer: @escaping @Sendable (ReceivedRequest) -> Script) throws -> Bench {
        try Bench(dialect: .of(.litellm), answer)
    }

    private static func job(_ id: String) -> Script {
        .json(#"{"id":"\#(id)","object":"video","status":"queued","created_at":1795157459,"progress":0}"#)
    }

    @Test("is asked to send a paid request on once, and others as it likes")
    func retries() async throws {
        let bench = try bench { _ in Self.job("v1") }
        _ = await bench.client.create(.sample, references: [])
        _ = await bench.client.remix("v1", .sample)
        _ = await bench.client.edit("v1", prompt: "p")
        _ = await bench.client.extend("v1", prompt: "p", seconds: 4)
        _ = await bench.client.retrieve("v1")
        #expect(bench.requests.map { $0.header("x-litellm-num-retries") } == ["0", "0", "0", "0", nil])
        let other = try Bench.always(Self.job("v1"))
        _ = await other.client.create(.sample, references: [])
        #expect(other.requests[0].header("x-litellm-num-retries") == nil)
    }

    @Test("answers a look with an id that has no model: it is the same job")
    func look() async throws {
        let bench = try bench { _ in Self.job(Self.id("", "video_1")) }
        guard case .job(let job, _) = await bench.client.retrieve(Self.id("sora-2", "video_1")) else {
            return #expect(Bool(false))
        }
        #expect(job.id == Self.id("sora-2", "video_1"))
    }

    static let others = [
        id("", "video_2"), id("veo", "video_1"), id("", "video_1", provider: "azure"), "video_1", "video_!", "v",
    ]

    @Test("answers for another job: that is no same job", arguments: others)
    func otherJob(_ told: String) async throws {
        let bench = try bench { _ in Self.job(told) }
        let asked = Self.id("sora-2", "video_1")
        guard case .job(let job, _) = await bench.client.retrieve(asked) else { return #expect(Bool(false)) }
        #expect(job.id != asked)
    }

    @Test("answers a remix with an id that leads nowhere: the film's own model is put into it")
    func remix() async throws {
        let bench = try bench { _ in Self.job(Self.id("", "video_2")) }
        let film = Self.id("sora-2", "video_1")
        let answers = [
            await bench.client.remix(film, .sample), await bench.client.edit(film, prompt: "p"),
            await bench.client.extend(film, prompt: "p", seconds: 4),
        ]
        for answer in answers {
            guard case .accepted(let job) = answer else { return #expect(Bool(false), "\(answer)") }
            #expect(job.id == Self.id("sora-2", "video_2"))
        }
    }

    static func quoted(_ code: String, _ message: String, type: String = "invalid_request_error") -> String {
        let error = #"{\"error\":{\"code\":\"\#(code)\",\"message\":\"\#(message)\",\"type\":\"\#(type)\"}}"#
        return #"{"error":{"message":"litellm.BadRequestError: OpenAIException - \#(error)\n\nLiteLLM: model group"#
            + #" 'sora-2' failed with the error above. No fallback was attempted.","type":"throttling_error","#
            + #""param":null,"code":"429"}}"#
    }

    @Test("quotes its provider's error, whose words and code are told")
    func quotedFault() async throws {
        let bench = try bench { _ in .json(Self.quoted("moderation_blocked", "Blocked {by} moderation."), 400) }
        guard case .refused(let problem) = await bench.client.create(.sample, references: []) else {
            return #expect(Bool(false))
        }
        #expect(problem.code == "moderation_blocked" && problem.message.contains("Blocked {by} moderation."))
        #expect(!problem.message.contains("litellm"))
    }

    @Test("quotes that the credit is used up under a status that else means to come later")
    func money() async throws {
        let body = Self.quoted("credit_balance_exhausted", "No credit left.", type: "insufficient_quota")
        let bench = try bench { _ in .json(body, 429) }
        #expect(SubmitKind(await bench.client.create(.sample, references: [])) == .needsMending)
        let busy = try self.bench { _ in
            .json(Self.quoted("rate_limit_exceeded", "Slower."), 429, ["llm_provider-retry-after": "7"])
        }
        guard case .comeLater(_, let wait) = await busy.client.create(.sample, references: []) else {
            return #expect(Bool(false))
        }
        #expect(wait == .seconds(7))
    }

    static let plain = [
        "plain words", "a { b", "{}", #"{"error":{}}"#, #"{"error":{"message":""}}"#, #"x {"error": "}"#, "} {",
    ]

    @Test("says what quotes no error as it is", arguments: plain)
    func unquoted(_ message: String) async throws {
        let text = String(decoding: try JSONEncoder().encode(["message": message]), as: UTF8.self)
        let bench = try bench { _ in .json(#"{"error":\#(text)}"#, 400) }
        guard case .refused(let problem) = await bench.client.create(.sample, references: []) else {
            return #expect(Bool(false))
        }
        #expect(problem.message.contains(message), "\(problem.message)")
    }

    static let noDatabase =
        #"{"error":{"message":"No connected db.","type":"no_db_connection","param":null,"code":"400"}}"#
    static let noProvider =
        #"{"error":{"message":"litellm.BadRequestError: LLM Provider NOT provided.","type":"invalid_request_error","#
        + #""param":null,"code":"400"}}"#

    @Test("without a database says of another key that it has none: the key is refused, and nothing paid goes out")
    func refusedKey() async throws {
        let bench = try bench { _ in .json(Self.noDatabase, 400) }
        #expect(await bench.client.probe().key == .refused)
        guard case .needsMending(let problem) = await bench.client.newestJob() else { return #expect(Bool(false)) }
        #expect(problem.code == "key_refused")
        #expect(SubmitKind(await bench.client.create(.sample, references: [])) == .needsMending)
    }

    @Test("takes the key when it fails without one, and lists nothing without a provider")
    func acceptedKey() async throws {
        let bench = try bench { request in
            guard request.header("authorization") != nil else { return .text(500, "Internal Server Error") }
            return request.path == "/v1/models"
                ? .json(#"{"data":[{"id":"sora-2","mode":"video_generation"}]}"#) : .json(Self.noProvider, 400)
        }
        let report = await bench.client.probe()
        #expect(report.key == .accepted && !report.canList && report.problem == nil && report.speaksVideosAPI == true)
        #expect(await bench.client.newestJob() == .fence(.unavailable))
    }
}
