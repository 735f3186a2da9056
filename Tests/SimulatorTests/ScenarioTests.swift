import Foundation
import Testing

@testable import Simulator

@Suite("A scenario")
struct ScenarioTests {
    @Test(
        "that refuses answers as the API does, and makes no job",
        arguments: [
            ("refused", 400, "invalid_request_error", "moderation_blocked", nil, nil),
            ("invalid_value", 400, "invalid_request_error", "invalid_value", "seconds", nil),
            ("image_mismatch", 400, "invalid_request_error", "invalid_value", "input_reference", nil),
            ("billing_hard_limit", 400, "invalid_request_error", "billing_hard_limit_reached", nil, nil),
            ("invalid_key", 401, "invalid_request_error", "invalid_api_key", nil, nil),
            ("forbidden", 403, "invalid_request_error", "model_access_denied", nil, nil),
            ("unknown_model", 404, "invalid_request_error", "model_not_found", "model", nil),
            ("rate_limited", 429, "requests", "rate_limit_exceeded", nil, "1"),
            ("slow_down", 429, "rate_limit_error", "slow_down", nil, "5"),
            ("too_many_running", 429, "video_generation_user_error", nil, nil, "1"),
            ("out_of_credit", 429, "insufficient_quota", "credit_balance_exhausted", nil, nil),
            ("organization_spend_limit", 429, "insufficient_quota", "organization_spend_limit_exceeded", nil, nil),
            ("project_spend_limit", 429, "insufficient_quota", "project_spend_limit_exceeded", nil, nil),
            ("usage_limit", 429, "insufficient_quota", "organization_usage_limit_exceeded", nil, nil),
            ("server_error", 500, "server_error", "server_error", nil, nil),
            ("bad_gateway", 502, "server_error", "server_error", nil, nil),
            ("overloaded", 503, "service_unavailable_error", "server_is_overloaded", nil, nil),
        ] as [(String, Int, String, String?, String?, String?)])
    func refusals(name: String, status: Int, type: String, code: String?, param: String?, wait: String?) async throws {
        let bench = try Bench()
        for _ in 0..<2 {
            let answer = try await bench.create(["prompt": "A boat [simulate: \(name)]"])
            expectError(answer, status, code: code, param: param)
            #expect(answer.error["type"] as? String == type)
            #expect(answer.headers["retry-after"] == wait)
        }
        #expect(try await bench.get("/v1/videos").data.isEmpty)
    }

    @Test(
        "of one refusal accepts the same prompt again",
        arguments: [("rate_limited_once", 429), ("server_error_once", 500)])
    func once(name: String, status: Int) async throws {
        let bench = try Bench()
        let fields = ["prompt": "A boat [simulate: \(name)]"]
        #expect(try await bench.create(fields).status == status)
        let accepted = try await bench.create(fields)
        #expect(accepted.status == 200)
        #expect(try await bench.create(["prompt": "Another [simulate: \(name)]"]).status == status)
    }

    @Test(
        "of failure fails later, and is told with status 200",
        arguments: [("failed", "moderation_blocked"), ("broken", "internal_error")])
    func failures(name: String, code: String) async throws {
        let bench = try Bench(renderTime: 10)
        let created = try await bench.create(["prompt": "A boat [simulate: \(name)]"])
        #expect(created.videoStatus == "queued")
        bench.clock.advance(seconds: 5)
        #expect(try await bench.video(created.id).videoStatus == "in_progress")
        bench.clock.advance(seconds: 1)
        let failed = try await bench.video(created.id)
        #expect(failed.status == 200)
        #expect(failed.videoStatus == "failed")
        let error = try #require(failed["error"] as? [String: String])
        #expect(error["code"] == code && error["message"]?.isEmpty == false)
        #expect(failed["completed_at"] is NSNull && failed["expires_at"] is NSNull)
        #expect(failed.progress < 100)
    }

    @Test("of a stuck job never ends")
    func stuck() async throws {
        let bench = try Bench()
        let id = try await bench.create(["prompt": "[simulate: stuck]"]).id
        bench.clock.advance(seconds: 1_000_000)
        let answer = try await bench.video(id)
        #expect(answer.videoStatus == "in_progress" && answer.progress == 40)
        #expect(try bench.assets == [id])
    }

    @Test("of a slow job takes 30 seconds longer")
    func slow() async throws {
        let bench = try Bench(renderTime: 10)
        let id = try await bench.create(["prompt": "[simulate: slow]"]).id
        try bench.finish(id)
        bench.clock.advance(seconds: 39.9)
        #expect(try await bench.video(id).videoStatus == "in_progress")
        bench.clock.advance(seconds: 0.1)
        #expect(try await bench.video(id).videoStatus == "completed")
    }

    @Test("of a lost answer makes the job all the same")
    func lost() async throws {
        let bench = try Bench()
        expectError(try await bench.create(["prompt": "[simulate: lost_answer]"]), 500, code: "server_error")
        let listed = try await bench.get("/v1/videos")
        #expect(listed.data.count == 1 && listed.data[0]["prompt"] as? String == "[simulate: lost_answer]")
    }

    @Test("of short-lived files and of broken content keeps the job completed")
    func content() async throws {
        let bench = try Bench()
        func completed(_ name: String) async throws -> String {
            let id = try await bench.create(["prompt": "[simulate: \(name)]"]).id
            try bench.finish(id)
            return try await bench.video(id, until: "completed").id
        }
        let gone = try await completed("expired")
        expectError(try await bench.get("/v1/videos/\(gone)/content"), 404, code: "video_expired", param: "video_id")
        let broken = try await completed("no_content")
        expectError(try await bench.get("/v1/videos/\(broken)/content"), 500, code: "server_error")
    }

    @Test("of the configuration is acted out by every job whose prompt has no tag")
    func standing() async throws {
        let bench = try Bench { $0.scenario = "overloaded" }
        expectError(try await bench.create(["prompt": "A boat"]), 503, code: "server_is_overloaded")
        #expect(try await bench.create(["prompt": "A boat [simulate: stuck]"]).status == 200)
        #expect(throws: SimulatorError.unknownScenario("slwo")) { try Bench { $0.scenario = "slwo" } }
    }

    @Test("with a seed has the same ids again on a new folder, and never one twice")
    func seeded() async throws {
        func ids(_ seed: Int?) async throws -> [String] {
            let bench = try Bench { $0.seed = seed }
            var ids: [String] = []
            for _ in 0..<3 { ids.append(try await bench.create(["prompt": "[simulate: stuck]"]).id) }
            return ids
        }
        let first = try await ids(7)
        #expect(Set(first).count == 3)
        #expect(try await ids(7) == first)
        #expect(try await ids(8) != first)
        #expect(try await ids(nil) != first)
    }

    @Test("with a seed gives no id twice on one folder, though requests between were refused")
    func seededRestart() async throws {
        let folder = try TemporaryFolder()
        var ids: [String] = []
        for _ in 0..<2 {
            let bench = try Bench(folder: folder) { $0.seed = 7 }
            for size in ["720x1280", "1x1", "720x1280"] {
                let answer = try await bench.create(["prompt": "[simulate: stuck]", "size": size])
                if answer.status == 200 { ids.append(answer.id) }
            }
            _ = bench.simulator.jobs.identities.bytes(20)
            ids.append(try await bench.create(["prompt": "[simulate: stuck]"]).id)
            bench.simulator.stop()
        }
        #expect(Set(ids).count == 6 && ids.count == 6)
    }

    @Test("that is misspelt is refused with the names that there are")
    func unknown() async throws {
        let answer = try await Bench().create(["prompt": "[simulate: slwo]"])
        expectError(answer, 400, code: "invalid_value", param: "prompt")
        #expect(answer.message.contains("'slwo'") && answer.message.contains("'slow'"))
    }

    @Test(
        "is named by a tag anywhere in the prompt",
        arguments: [
            "[simulate: stuck]", "a [simulate:stuck] b", "[SIMULATE:  Stuck ]", "[simulate: [simulate: stuck]",
            "ä🚢[simulate: stuck]", "[simulate: stuck] [simulate: failed]",
        ])
    func tags(prompt: String) throws {
        let name = prompt == "[simulate: [simulate: stuck]" ? nil : "stuck"
        #expect((try? ScenarioTag.scenario(in: prompt))?.name == name)
    }

    @Test(
        "is not seen in ordinary words",
        arguments: ["", "[", "simulate: stuck", "[simulate stuck]", "[simulate: stuck"])
    func noTag(prompt: String) throws {
        #expect(try ScenarioTag.scenario(in: prompt) == nil)
    }

    @Test("has a name of its own and a summary")
    func table() {
        let names = ScenarioTable.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(ScenarioTable.all.allSatisfy { !$0.summary.isEmpty })
    }
}
