import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("The JSON API")
struct APITests {
    @Test("makes projects and videos, and lists them")
    func library() async throws {
        let studio = try TestStudio()
        let project = try await studio.postJSON("/api/projects", #"{"title":"Trams","description":"All"}"#)
        #expect(project.status == 201)
        let id = try #require(project.json["id"]?.integer)
        let video = try await studio.postJSON("/api/projects/\(id)/videos", #"{"title":"One","prompt":"A tram"}"#)
        #expect(video.status == 201)
        #expect(video.json["prompt"]?.string == "A tram")
        #expect(try await studio.get("/api/projects").json["data"]?.array?.count == 1)
        #expect(try await studio.get("/api/projects/\(id)").json["title"]?.string == "Trams")
        #expect(try await studio.get("/api/videos/1").json["takes"]?.array == [])
    }

    @Test("accepts a generation with the status document, every member present")
    func generate() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let reply = try await studio.postJSON(
            "/api/videos/\(video.id)/generate-sora", #"{"model":"sora-2","seconds":8,"size":"1280x720"}"#)
        #expect(reply.status == 202)
        guard case .object(let members) = reply.json else { throw Malformed() }
        #expect(
            Set(members.keys) == [
                "generation_id", "video_id", "sora_job_id", "sora_generation_status", "progress", "sora_video_url",
                "sora_generation_settings", "sora_generation_cost", "sora_error_code", "sora_error_message",
                "sora_started_at", "sora_completed_at",
            ])
        #expect(members["sora_generation_status"]?.string == "queued")
        #expect(members["sora_generation_cost"]?.string == "0.8000")
        #expect(members["sora_job_id"] == .null)
        #expect(members["sora_generation_settings"]?["seconds"]?.string == "8")
        #expect(try await studio.get("/api/videos/\(video.id)/sora-status").json == reply.json)
        #expect(try await studio.get("/api/generations/1").json == reply.json)
    }

    struct Malformed: Error {}

    @Test("answers the same key with the same generation, and with another body 409")
    func idempotency() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let path = "/api/videos/\(video.id)/generate-sora"
        let key = [("Idempotency-Key", "k-1")]
        let first = try await studio.postJSON(path, #"{"seconds":"4"}"#, headers: key)
        let second = try await studio.postJSON(path, #"{"seconds":"4"}"#, headers: key)
        let other = try await studio.postJSON(path, #"{"seconds":"8"}"#, headers: key)
        let without = try await studio.postJSON(path, #"{"seconds":"4"}"#)
        #expect(second.status == 202)
        #expect(second.json == first.json)
        #expect(other.status == 409)
        #expect(without.json["generation_id"] != first.json["generation_id"])
        #expect(try studio.store.video(video.id)?.takes.count == 2)
    }

    @Test(
        "refuses what is not allowed in the envelope, naming the member",
        arguments: [
            (#"{"model":"veo"}"#, 422, "model"), (#"{"seconds":"5"}"#, 422, "seconds"),
            (#"{"size":"1x1"}"#, 422, "size"), (#"{"prompt":""}"#, 422, "prompt"),
            (#"{"prompt":7}"#, 422, "prompt"), (#"{"duration":8}"#, 422, "duration"), ("{", 400, nil), ("", 400, nil),
            ("[]", 400, nil), ("nonsense", 400, nil), (String(repeating: "[", count: 65), 400, nil),
        ] as [(String, Int, String?)])
    func refused(body: String, status: Int, param: String?) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let reply = try await studio.postJSON("/api/videos/\(video.id)/generate-sora", body)
        #expect(reply.status == status)
        #expect(reply.json["error"]?["param"]?.string == param)
        #expect(reply.json["error"]?["message"]?.string?.isEmpty == false)
        #expect(reply.json["error"]?["type"]?.string == "invalid_request_error")
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
    }

    @Test("refuses a prompt of more than 32,000 characters and a body of more than 1 MiB")
    func tooLong() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let path = "/api/videos/\(video.id)/generate-sora"
        func body(_ count: Int) -> String { "{\"prompt\":\"\(String(repeating: "é", count: count))\"}" }
        #expect(try await studio.postJSON(path, body(32_000)).status == 202)
        #expect(try await studio.postJSON(path, body(32_001)).status == 422)
        #expect(try await studio.postJSON(path, body(600_000)).status == 413)
    }

    @Test("sends without a known price only when that is confirmed")
    func unknownPrice() async throws {
        let size = SizeOffer(size: ClipSize(width: 640, height: 480), ratePerSecond: nil)
        let studio = try TestStudio(offers: [ModelOffer(name: "wan", seconds: [5], sizes: [size])])
        let video = try studio.addVideo()
        let path = "/api/videos/\(video.id)/generate-sora"
        let asked = try await studio.postJSON(path, "{}")
        #expect(asked.status == 409)
        #expect(asked.json["error"]?["code"]?.string == "cost_unknown")
        let confirmed = try await studio.postJSON(path, #"{"confirm_unknown_cost":true}"#)
        #expect(confirmed.status == 202)
        #expect(confirmed.json["sora_generation_cost"] == .null)
    }

    @Test(
        "tells the cost of every published choice",
        arguments: [
            ("sora-2", 4, "1280x720", "0.4000", "0.1000"), ("sora-2-pro", 8, "720x1280", "2.4000", "0.3000"),
            ("sora-2-pro", 12, "1792x1024", "6.0000", "0.5000"), ("sora-2-pro", 20, "1080x1920", "14.0000", "0.7000"),
        ])
    func cost(model: String, seconds: Int, size: String, cost: String, rate: String) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let reply = try await studio.get(
            "/api/videos/\(video.id)/cost?model=\(model)&seconds=\(seconds)&size=\(size)")
        #expect(
            reply.json
                == .object([
                    "cost_usd": .string(cost), "rate_usd_per_second": .string(rate), "model": .string(model),
                    "seconds": .string("\(seconds)"), "size": .string(size),
                ]))
    }

    @Test("says of a take that was never sent that it cost nothing, as the bill does")
    func nothing() async throws {
        let studio = try TestStudio()
        let take = try studio.addTake(to: try studio.addVideo())
        let reply = try await studio.postJSON("/api/generations/\(take.id)/cancel", "{}")
        #expect(reply.json["sora_generation_cost"]?.string == "0.0000")
    }

    @Test("cancels, also twice, but not what is over")
    func cancel() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let take = try studio.addTake(to: video)
        for _ in 1...2 {
            let reply = try await studio.postJSON("/api/generations/\(take.id)/cancel", "{}")
            #expect(reply.status == 200)
            #expect(reply.json["sora_generation_status"]?.string == "cancelled")
        }
        let done = try studio.bring(try studio.addTake(to: video), to: .completed)
        #expect(try await studio.postJSON("/api/generations/\(done.id)/cancel", "{}").status == 409)
        let failed = try studio.bring(try studio.addTake(to: video), to: .failed)
        #expect(try await studio.postJSON("/api/generations/\(failed.id)/cancel", "{}").status == 409)
    }

    @Test(
        "answers what is unknown with 404 in the envelope",
        arguments: [
            "/api/projects/9", "/api/videos/9", "/api/generations/9", "/api/nothing", "/api/videos/9/cost",
            "/api/videos/1/sora-status",
        ])
    func unknown(path: String) async throws {
        let studio = try TestStudio()
        _ = try studio.addVideo()
        let reply = try await studio.get(path)
        #expect(reply.status == 404)
        #expect(reply.json["error"]?["code"]?.string != nil)
    }

    @Test("tells that it is well, its version and how the worker is doing")
    func health() async throws {
        let studio = try TestStudio()
        try studio.bring(try studio.addTake(to: try studio.addVideo()), to: .inProgress)
        let reply = try await studio.get("/health")
        #expect(reply.json["status"]?.string == "ok")
        #expect(reply.json["version"]?.string == "9.9.9")
        #expect(reply.json["jobs"]?["in_progress"]?.integer == 1)
        #expect(reply.json["jobs"]?["queued"]?.integer == 0)
    }
}
