import Foundation
import HTTPClient
import Testing

@testable import Simulator

@Suite("Creating a video")
struct CreateTests {
    static let fields: Set = [
        "id", "object", "model", "status", "progress", "created_at", "completed_at", "expires_at", "prompt", "size",
        "seconds", "remixed_from_video_id", "error",
    ]

    @Test("answers 200 with all thirteen fields, the empty ones null")
    func answer() async throws {
        let bench = try Bench(renderTime: 10)
        let answer = try await bench.create(["prompt": "A paper boat"])
        #expect(answer.status == 200)
        #expect(Set(answer.json.keys) == Self.fields)
        #expect(answer["object"] as? String == "video")
        #expect(answer["status"] as? String == "queued")
        #expect(answer["progress"] as? Int == 0)
        #expect(answer["created_at"] as? Int64 == bench.clock.seconds)
        #expect(answer["prompt"] as? String == "A paper boat")
        for name in ["completed_at", "expires_at", "remixed_from_video_id", "error"] {
            #expect(answer[name] is NSNull, "\(name)")
        }
    }

    @Test("makes 4 seconds of sora-2 in 720x1280 unless told otherwise")
    func defaults() async throws {
        let answer = try await Bench(renderTime: 10).create(["prompt": "A paper boat"])
        #expect(answer["model"] as? String == "sora-2")
        #expect(answer["seconds"] as? String == "4")
        #expect(answer["size"] as? String == "720x1280")
    }

    @Test("gives each video an id of video_ and 48 hexadecimal digits")
    func ids() async throws {
        let bench = try Bench(renderTime: 10)
        let ids = [try await bench.create(["prompt": "a"]).id, try await bench.create(["prompt": "a"]).id]
        for id in ids { #expect(id.wholeMatch(of: /video_[0-9a-f]{48}/) != nil) }
        #expect(ids[0] != ids[1])
    }

    @Test("takes a multipart form as the SDKs send it")
    func multipart() async throws {
        let answer = try await Bench(renderTime: 10).create([
            .text("prompt", "Ein Boot, „still“ 🚢"), .text("model", "sora-2-pro"), .text("seconds", "12"),
            .text("size", "1792x1024"),
        ])
        #expect(answer.status == 200)
        #expect(answer["prompt"] as? String == "Ein Boot, „still“ 🚢")
        #expect(answer["model"] as? String == "sora-2-pro")
        #expect(answer["seconds"] as? String == "12")
        #expect(answer["size"] as? String == "1792x1024")
    }

    @Test(
        "takes every model by its name and by its snapshots",
        arguments: [
            "sora-2", "sora-2-2025-10-06", "sora-2-2025-12-08", "sora-2-pro", "sora-2-pro-2025-10-06",
        ])
    func models(name: String) async throws {
        let answer = try await Bench(renderTime: 10).create(["prompt": "a", "model": name])
        #expect(answer.status == 200)
        #expect(answer["model"] as? String == name)
    }

    @Test("takes null for an absent field")
    func null() async throws {
        let answer = try await Bench(renderTime: 10).create(
            ["prompt": "a", "seconds": NSNull(), "input_reference": NSNull()])
        #expect(answer.status == 200)
    }

    @Test("takes a prompt of 32,000 characters")
    func longestPrompt() async throws {
        let prompt = String(repeating: "é", count: 32_000)
        #expect(try await Bench(renderTime: 10).create(["prompt": prompt]).status == 200)
    }

    struct Refusal: CustomTestStringConvertible {
        let fields: [String: String]
        let status: Int
        let code: String
        let param: String
        let words: String
        var testDescription: String { words }
    }

    @Test(
        "refuses what the model does not make, with the values that it takes",
        arguments: [
            Refusal(
                fields: ["prompt": "a", "seconds": "5"], status: 400, code: "invalid_value", param: "seconds",
                words: "Invalid value: '5'. Supported values are: '4', '8', '12', '16', and '20'."),
            Refusal(
                fields: ["prompt": "a", "size": "1920x1080"], status: 400, code: "invalid_value", param: "size",
                words: "Invalid value: '1920x1080'. Supported values are: '720x1280' and '1280x720'."),
            Refusal(
                fields: ["prompt": "a", "size": "1x1", "model": "sora-2-pro"], status: 400, code: "invalid_value",
                param: "size", words: "'1024x1792', '1792x1024', '1080x1920', and '1920x1080'."),
            Refusal(
                fields: ["prompt": "a", "model": "sora-3"], status: 404, code: "model_not_found", param: "model",
                words: "The model 'sora-3' does not exist"),
            Refusal(
                fields: ["model": "sora-2"], status: 400, code: "missing_required_parameter", param: "prompt",
                words: "Missing required parameter: 'prompt'."),
            Refusal(
                fields: ["prompt": ""], status: 400, code: "empty_string", param: "prompt", words: "empty string"),
            Refusal(
                fields: ["prompt": String(repeating: "a", count: 32_001)], status: 400,
                code: "string_above_max_length", param: "prompt", words: "maximum length 32000"),
            Refusal(
                fields: ["prompt": "a", "fps": "60"], status: 400, code: "unknown_parameter", param: "fps",
                words: "Unknown parameter: 'fps'."),
        ])
    func refusals(refusal: Refusal) async throws {
        let bench = try Bench(renderTime: 10)
        let answers = [
            try await bench.create(refusal.fields),
            try await bench.create(refusal.fields.map { .text($0.key, $0.value) }),
        ]
        for answer in answers {
            expectError(answer, refusal.status, code: refusal.code, param: refusal.param)
            #expect(answer.message.contains(refusal.words))
            #expect(answer.error["type"] as? String == "invalid_request_error")
        }
        #expect(try await bench.get("/v1/videos").data.isEmpty)
    }

    @Test("refuses a number where the API has a string")
    func number() async throws {
        let answer = try await Bench(renderTime: 10).create(["prompt": "a", "seconds": 8])
        expectError(answer, 400, code: "invalid_type", param: "seconds")
        #expect(answer.message == "Invalid type for 'seconds': expected a string, but got a number instead.")
    }

    @Test("refuses JSON that is malformed or no object", arguments: ["{\"prompt\":", "[]", "\"a\"", "", "nul"])
    func malformed(text: String) async throws {
        let bench = try Bench(renderTime: 10)
        let answer = try await bench.send(
            "POST", "/v1/videos", body: .bytes(Array(text.utf8), contentType: "application/json"))
        expectError(answer, 400, code: nil)
    }

    @Test("refuses JSON of any depth without harm", arguments: [400, 100_000])
    func deep(levels: Int) async throws {
        let bench = try Bench(renderTime: 10)
        let text = "{\"prompt\":" + String(repeating: "[", count: levels) + String(repeating: "]", count: levels) + "}"
        let answer = try await bench.send(
            "POST", "/v1/videos", body: .bytes(Array(text.utf8), contentType: "application/json"))
        expectError(answer, 400, code: levels > 512 ? nil : "invalid_type", param: levels > 512 ? nil : "prompt")
        #expect(try await bench.get("/v1/videos").status == 200)
    }

    @Test("refuses other kinds of bodies", arguments: ["text/plain", "application/x-www-form-urlencoded"])
    func otherBodies(type: String) async throws {
        let body = HTTPRequest.Body.bytes(Array("prompt=a".utf8), contentType: type)
        expectError(try await Bench(renderTime: 10).send("POST", "/v1/videos", body: body), 415, code: nil)
    }

    @Test("carries the headers of the API, a fresh request id each time")
    func headers() async throws {
        let bench = try Bench(renderTime: 10)
        let answer = try await bench.create(["prompt": "a"])
        let requestID = try #require(answer.headers["x-request-id"])
        #expect(requestID.hasPrefix("req_"))
        #expect(answer.headers["openai-version"] == "2020-10-01")
        #expect(Int(try #require(answer.headers["openai-processing-ms"])) != nil)
        #expect(answer.headers["openai-poll-after-ms"] == "1000")
        #expect(answer.headers["content-type"] == "application/json")
        let error = try await bench.create(["model": "x"])
        #expect(error.headers["x-request-id"]?.hasPrefix("req_") == true)
        #expect(error.headers["x-request-id"] != requestID)
    }
}
