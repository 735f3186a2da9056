import FFmpeg
import Foundation
import HTTPClient
import Testing

/// What a person does with a proxy, step by step.
struct LiteLLMVisit {
    let studio: Studio
    let proxy: LiteLLMProxy
    let simulator: Simulator

    static let withPicture = "With a picture"
    private var site: Site { studio.site }

    /// Without a database the proxy says of another key 400, `{"error":{"message":"No connected db.",
    /// "type":"no_db_connection","param":null,"code":"400"}}`.
    func refusesAnotherKey() async throws {
        let connection = try await site.addConnection(
            "Wrong key", kind: "litellm", address: proxy.site.address, key: "sk-another-key-0123")
        let report = try await site.report(of: connection)
        #expect(report.contains("refuses the API key") && !report.contains("It can be used."))
    }

    /// Returns the connection's number. What the studio would count is another price than the proxy states.
    func connect() async throws -> Int {
        let connection = try await site.addConnection(
            "LiteLLM", kind: "litellm", address: proxy.site.address + "/v1", key: LiteLLMProxy.masterKey)
        let report = try await site.report(of: connection)
        #expect(report.contains("It can be used."))
        #expect(report.contains("jobs cannot be listed"))
        let prices = try await Visitor(site).open(connection).form("Save the price list")
        let page = try await Visitor(site).press(prices.filled(["offer_lines": "sora-2, 1280x720, 4, 0.5"]))
        #expect(page.problems.isEmpty)
        return try #require(connection.split(separator: "/").last.flatMap { Int($0) })
    }

    /// The id in the answer to a look is another one than in the answer to the request: its `model_id` is empty.
    /// `x-litellm-response-cost` states 0.4 for the request, and the bill follows that.
    func makesAFilm(_ connection: Int) async throws {
        let document = try await generate("A paper boat", connection, until: "completed")
        #expect(document["sora_generation_cost"].text == "0.4000")
        #expect(document["sora_job_id"].text?.hasPrefix("video_bGl0ZWxsbTpjdXN0b21fbGxt") == true)
        let generation = try #require(document["generation_id"].integer)
        let job = try await simulator.job("A paper boat")
        let there = try await Site(address: simulator.address).get(
            "/videos/\(job["id"].text ?? "")/content", headers: [("Authorization", "Bearer \(Simulator.key)")])
        let here = try await site.get("/generations/\(generation)/video.mp4")
        #expect(here.status == 200 && there.status == 200)
        #expect(here.body == there.body && !here.body.isEmpty)
        #expect(try await site.get("/generations/\(generation)/thumbnail").status == 200)
    }

    /// The first frame goes through as a file.
    func takesAPicture(_ connection: Int) async throws {
        let folder = try TemporaryFolder()
        let picture = try folder.write(try await Self.picture(), to: "frame.png")
        let body = HTTPRequest.Body.multipart([
            .text("connection", "\(connection)"), .text("model", "sora-2"), .text("size", "1280x720"),
            .text("seconds", "4"), .text("prompt", Self.withPicture),
            .file("input_reference", path: picture, fileName: "frame.png", contentType: "image/png"),
        ])
        let video = try await site.makeVideo()
        let reply = try await site.send("POST", "/api/videos/\(video)/generate-sora", body)
        let generation = try #require(try reply.json["generation_id"].integer, "\(reply.text)")
        try await site.status(of: generation, is: "completed")
    }

    /// The provider's own error is quoted inside the message: `litellm.BadRequestError: OpenAIException - {"error":…}`
    /// and a sentence about fallbacks.
    func explains(_ connection: Int) async throws {
        let blocked = "Your request was blocked by our moderation system."
        for scenario in ["refused", "failed"] {
            let document = try await generate("A boat [simulate: \(scenario)]", connection, until: "failed")
            #expect(document["sora_error_code"].text == "moderation_blocked")
            let message = document["sora_error_message"].text ?? ""
            #expect(message.contains(blocked) && !message.contains("litellm"), "\(message)")
        }
    }

    /// After a 500 the proxy sends the same request twice more, unless `x-litellm-num-retries: 0` is in the request.
    func paysOnce(_ connection: Int) async throws {
        let prompt = "A lost boat [simulate: lost_answer]"
        let document = try await generate(prompt, connection, until: "uncertain")
        #expect(document["sora_job_id"] == .null)
        #expect(try await simulator.jobs().filter { $0["prompt"].text == prompt }.count == 1)
    }

    /// The list knows no deployment: without a provider it is 400, with one it is that of the provider's public
    /// address, whatever the proxy's own configuration says.
    func listsNothing() async throws {
        let reply = try await proxy.site.get(
            "/v1/videos?limit=1&order=desc", headers: [("Authorization", "Bearer \(LiteLLMProxy.masterKey)")])
        #expect(reply.status == 400 && reply.text.contains("LLM Provider NOT provided"), "\(reply.text)")
    }

    /// 429 with the type `throttling_error`; only the quoted error tells that it is about money.
    func pausesWithoutCredit(_ connection: Int) async throws {
        let document = try await generate("A boat [simulate: out_of_credit]", connection, until: "held")
        #expect(document["sora_error_message"].text?.contains("You have no credit left") == true)
    }

    private static func picture() async throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let path = folder.file("frame.png")
        try await FFmpeg.find().run(["-f", "lavfi", "-i", "testsrc2=s=1280x720", "-frames:v", "1", path])
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    private func generate(_ prompt: String, _ connection: Int, until state: String) async throws -> JSON {
        let settings: JSON = [
            "connection": .integer(connection), "model": "sora-2", "size": "1280x720", "seconds": "4",
        ]
        let generation = try await site.generate(try await site.makeVideo(prompt: prompt), settings)
        return try await site.status(of: generation, is: state)
    }
}

extension Simulator {
    /// The newest job with this prompt.
    fileprivate func job(_ prompt: String) async throws -> JSON {
        try #require(try await jobs().first { $0["prompt"].text == prompt })
    }
}
