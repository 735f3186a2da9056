import Foundation
import HTTPClient
import Testing

@testable import Simulator

@Suite("Every personality")
struct PersonalityLifeTests {
    /// The smallest and shortest clip that it makes.
    private func creation(_ personality: Simulator.Personality, _ prompt: String) -> HTTPRequest.Body {
        switch personality {
        case .vllmOmni:
            .multipart([.text("prompt", prompt), .text("size", "128x128"), .text("seconds", "1")])
        case .sglang:
            Exchange.Body.json(#"{"prompt":"\#(prompt)","size":"128x128","seconds":1}"#).body
        case .openrouter:
            Exchange.Body.json(#"{"prompt":"\#(prompt)","model":"google/veo-3.1","duration":4}"#).body
        default: Exchange.Body.json(#"{"prompt":"\#(prompt)"}"#).body
        }
    }

    @Test(
        "makes a clip that can be fetched, under an id that is encoded in paths",
        arguments: Simulator.Personality.allCases)
    func life(personality: Simulator.Personality) async throws {
        let bench = try Bench(personality: personality)
        let base = Dialect.of(personality).bases[0] + "/videos"
        let created = try await bench.send("POST", base, body: creation(personality, "A boat"))
        #expect(created.status == (personality == .openrouter ? 202 : 200), "\(created.text)")
        let path = "\(base)/\(PercentEncoding.segment(created.id))"
        var answer = created
        for _ in 0..<3000 where answer.videoStatus != "completed" {
            try await Task.sleep(for: .milliseconds(10))
            bench.clock.advance(seconds: 0.001)
            answer = try await bench.get(path)
        }
        #expect(answer.videoStatus == "completed" && answer.id == created.id, "\(answer.text)")
        let content = try await bench.get(path + "/content")
        #expect(content.status == 200 && content.headers["content-type"] == "video/mp4")
        #expect(content.body[4..<8].elementsEqual("ftyp".utf8))
    }

    @Test(
        "has ids of its own form",
        arguments: [
            (Simulator.Personality.openai, #"video_[0-9a-f]{48}"#), (.azure, #"video_[0-9a-f]{32}"#),
            (.litellm, #"video_[A-Za-z0-9+/]+=+"#), (.vllmOmni, #"video_gen_[0-9a-f]{32}"#),
            (.sglang, #"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"#),
            (.openrouter, #"gen-vid-[0-9]+-[0-9a-z]{20}"#), (.newAPI, #"video_[0-9a-f]{48}"#),
        ])
    func ids(personality: Simulator.Personality, form: String) async throws {
        let id = try Bench(personality: personality).plant(.running)
        #expect(try id.wholeMatch(of: Regex(form)) != nil, "\(id)")
        if personality == .litellm { #expect(id.contains("+") && id.contains("/") && id.hasSuffix("=")) }
    }

    @Test(
        "takes the key where its server does",
        arguments: [
            (Simulator.Personality.openai, "Authorization", "Bearer sk-1", 200), (.openai, "api-key", "sk-1", 401),
            (.azure, "api-key", "sk-1", 200), (.azure, "Authorization", "Bearer sk-1", 200),
            (.azure, "api-key", "sk-2", 401),
            (.litellm, "x-litellm-api-key", "sk-1", 200), (.litellm, "x-litellm-api-key", "Bearer sk-1", 200),
            (.litellm, "Authorization", "Bearer sk-2", 401), (.vllmOmni, "Authorization", "Bearer sk-1", 200),
            (.vllmOmni, "Authorization", "Bearer sk-2", 401), (.sglang, "Authorization", "Bearer sk-2", 200),
            (.openrouter, "Authorization", "Bearer sk-2", 401), (.newAPI, "Authorization", "Bearer sk-2", 401),
        ])
    func keys(personality: Simulator.Personality, name: String, value: String, status: Int) async throws {
        let bench = try Bench(apiKey: "sk-1", personality: personality)
        let base = Dialect.of(personality).bases[0]
        let answer = try await bench.get(
            "\(base)/models",
            headers: name == "Authorization" ? [(name, value)] : [("Authorization", "x"), (name, value)])
        #expect(answer.status == status, "\(answer.text)")
    }

    @Test("refuses the third unfinished job where its server does")
    func azureLimit() async throws {
        let bench = try Bench(personality: .azure)
        for _ in 0..<2 {
            #expect(try await bench.post("/openai/v1/videos", ["prompt": "[simulate: stuck]"]).status == 200)
        }
        let refused = try await bench.post("/openai/v1/videos", ["prompt": "[simulate: stuck]"])
        #expect(refused.status == 429)
        #expect(
            refused.text == #"{"error":{"code":null,"message":"Too many running tasks","param":null,"#
                + #""type":"video_generation_user_error"}}"#)
    }

    @Test("answers with the clip itself where its server has that")
    func atOnce() async throws {
        let bench = try Bench(personality: .vllmOmni)
        let answer = try await bench.send("POST", "/v1/videos/sync", body: creation(.vllmOmni, "A boat"))
        #expect(answer.status == 200 && answer.headers["content-type"] == "video/mp4", "\(answer.text)")
        #expect(answer.body[4..<8].elementsEqual("ftyp".utf8))
        let blocked = try await bench.send(
            "POST", "/v1/videos/sync", body: creation(.vllmOmni, "[simulate: refused]"))
        #expect(blocked.status == 400)
    }

    @Test("goes on from another job where its server does")
    func previous() async throws {
        let bench = try Bench(personality: .openrouter)
        func create(_ previous: String) async throws -> Answer {
            try await bench.post(
                "/api/v1/videos",
                ["model": "google/veo-3.1", "prompt": "[simulate: stuck]", "previous_job_id": previous])
        }
        #expect(try await create(try bench.plant(.completed)).status == 202)
        #expect(try await create("gen-vid-1").status == 404)
    }

    /// A picture of one pixel, which is no video's size.
    private static let pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

    @Test(
        "takes a reference image of any size in its own form",
        arguments: [
            (
                Simulator.Personality.vllmOmni,
                Exchange.Body.form([
                    "prompt": "[simulate: stuck]",
                    "image_reference": #"{"image_url":"data:image/png;base64,\#(pixel)"}"#,
                ])
            ),
            (
                .sglang,
                .json(
                    #"{"prompt":"[simulate: stuck]","input_reference":"data:image/png;base64,\#(pixel)"}"#)
            ),
            (
                .sglang,
                .form([
                    "prompt": "[simulate: stuck]", "reference_url": "data:image/png;base64,\(pixel)",
                ])
            ),
            (
                .openrouter,
                .json(
                    #"{"prompt":"[simulate: stuck]","model":"google/veo-3.1","frame_images":[{"type":"image_url","#
                        + #""frame_type":"last_frame","image_url":{"url":"x"}},{"type":"image_url","#
                        + #""frame_type":"first_frame","image_url":{"url":"data:image/png;base64,\#(pixel)"}}]}"#)
            ),
        ])
    func reference(personality: Simulator.Personality, body: Exchange.Body) async throws {
        let bench = try Bench(personality: personality)
        let base = Dialect.of(personality).bases[0]
        let created = try await bench.send("POST", "\(base)/videos", body: body.body)
        #expect(created.status < 300, "\(created.text)")
        let saved = try Data(
            contentsOf: URL(fileURLWithPath: bench.folder.file("data/assets/\(created.id)/reference")))
        #expect(saved.base64EncodedString() == Self.pixel)
    }

    @Test("goes by the first of several pictures at vLLM-Omni, and knows no such name at OpenAI")
    func several() async throws {
        let folder = try TemporaryFolder()
        let pixel = try #require(Data(base64Encoded: Self.pixel))
        try pixel.write(to: URL(fileURLWithPath: folder.file("1")))
        try (pixel + [0]).write(to: URL(fileURLWithPath: folder.file("2")))
        let parts: [HTTPRequest.Part] =
            [.text("prompt", "[simulate: stuck]")]
            + ["1", "2"].map {
                .file("input_references", path: folder.file($0), fileName: "a.png", contentType: "image/png")
            }
        let bench = try Bench(personality: .vllmOmni)
        let created = try await bench.create(parts)
        #expect(created.status < 300, "\(created.text)")
        let saved = bench.folder.file("data/assets/\(created.id)/reference")
        #expect(try Data(contentsOf: URL(fileURLWithPath: saved)) == pixel)
        expectError(try await Bench().create(parts), 400, code: "unknown_parameter", param: "input_references")
    }

    @Test("tells an expired job where its server does")
    func expired() async throws {
        let bench = try Bench(personality: .openrouter)
        let path = "/api/v1/videos/\(try bench.plant(.completed))"
        bench.clock.advance(seconds: 3611)
        let answer = try await bench.get(path)
        #expect(answer.videoStatus == "expired" && answer["unsigned_urls"] == nil)
        #expect(try await bench.get(path + "/content").status == 410)
    }

    @Test(
        "has a page that documents it, the scenarios, the flags and all personalities",
        arguments: Simulator.Personality.allCases)
    func manual(personality: Simulator.Personality) async throws {
        let text = try await Bench(personality: personality).get("/").text
        let dialect = Dialect.of(personality)
        for base in dialect.bases.prefix(1) {
            for operation in Operation.all where dialect.operations.contains(operation.name) {
                #expect(text.contains("\(operation.method) \(base)\(operation.path)<"))
            }
        }
        for name in Simulator.scenarioNames { #expect(text.contains("[simulate: \(name)]")) }
        for option in Simulator.Option.all { #expect(text.contains(option.name)) }
        for other in Simulator.Personality.allCases { #expect(text.contains("<code>\(other.rawValue)</code>")) }
    }
}
