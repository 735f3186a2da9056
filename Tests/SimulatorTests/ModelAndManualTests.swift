import Foundation
import Testing

@testable import Simulator

@Suite("Models and manual")
struct ModelAndManualTests {
    @Test("models are listed with their snapshots")
    func models() async throws {
        let answer = try await Bench().get("/v1/models")
        #expect(answer.status == 200)
        #expect(answer["object"] as? String == "list")
        #expect(
            Set(answer.ids) == [
                "sora-2", "sora-2-2025-10-06", "sora-2-2025-12-08", "sora-2-pro", "sora-2-pro-2025-10-06",
            ])
        for model in answer.data {
            #expect(Set(model.keys) == ["id", "object", "created", "owned_by"])
            #expect(model["object"] as? String == "model")
        }
    }

    @Test("one model is told by its name")
    func model() async throws {
        let bench = try Bench()
        #expect(try await bench.get("/v1/models/sora-2-pro").id == "sora-2-pro")
        expectError(try await bench.get("/v1/models/sora-9"), 404, code: "model_not_found", param: "model")
    }

    @Test("the manual names every route's scenario and model, and its style is allowed by its own policy")
    func manual() async throws {
        let answer = try await Bench(apiKey: "sk-secret").get("/", headers: [("Authorization", "none")])
        #expect(answer.status == 200)
        #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
        for scenario in ScenarioTable.all { #expect(answer.text.contains("[simulate: \(scenario.name)]")) }
        for name in ModelTable.sora.names { #expect(answer.text.contains(name.name)) }
        #expect(answer.headers["content-security-policy"]?.contains("style-src 'sha256-") == true)
        #expect(!answer.text.contains("sk-secret"))
    }
}
