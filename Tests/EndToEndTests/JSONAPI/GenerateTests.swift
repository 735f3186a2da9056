import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("A script")
    struct GenerateTests {
        private static let fields: Set = [
            "generation_id", "video_id", "sora_job_id", "sora_generation_status", "progress", "sora_video_url",
            "sora_generation_settings", "sora_generation_cost", "sora_error_code", "sora_error_message",
            "sora_started_at",
            "sora_completed_at",
        ]

        @Test(
            "goes from an empty studio to a film",
            arguments: [
                Clip(model: "sora-2", seconds: 8, width: 1280, height: 720),
                Clip(model: "sora-2-pro", seconds: 4, width: 1080, height: 1920),
            ])
        func wholeWay(_ clip: Clip) async throws {
            try await withStudio { studio in
                let site = studio.site
                let video = try await site.makeVideo()
                let reply = try await site.post("/api/videos/\(video)/generate-sora", clip.json)
                #expect(reply.status == 202)
                let accepted = try reply.json
                #expect(Set(accepted.members.keys) == Self.fields)
                #expect(accepted["sora_generation_status"].text == "queued")
                #expect(accepted["sora_video_url"] == .null && accepted["sora_completed_at"] == .null)

                let generation = try #require(accepted["generation_id"].integer)
                let done = try await site.status(of: generation, is: "completed")
                #expect(Set(done.members.keys) == Self.fields)
                #expect(done["video_id"].integer == video)
                #expect(done["sora_job_id"].text?.isEmpty == false)
                #expect(done["progress"].integer == 100)
                #expect(done["sora_error_code"] == .null && done["sora_error_message"] == .null)
                let settings = done["sora_generation_settings"]
                #expect(settings["model"].text == clip.model && settings["seconds"].text == "\(clip.seconds)")
                #expect(settings["size"].text == clip.size)
                let path = try #require(done["sora_video_url"].text)
                let folder = try TemporaryFolder()
                try await expect(try await site.download(path, to: "film.mp4", in: folder), is: clip)
            }
        }

        @Test("finds the same status document at three addresses, with times in UTC")
        func statusDocument() async throws {
            try await withStudio { studio in
                let site = studio.site
                let clip = try await site.makeClip()
                let document = try await site.document("/api/generations/\(clip.generation)")
                #expect(try await site.document("/api/videos/\(clip.video)/sora-status") == document)
                #expect(try await site.document("/api/videos/\(clip.video)")["takes"] == .array([document]))
                for name in ["sora_started_at", "sora_completed_at"] {
                    let time = try #require(document[name].text)
                    #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/) != nil)
                }
                #expect(document["sora_generation_cost"].text == "0.4000")
            }
        }

        @Test("asks for the price without spending it")
        func cost() async throws {
            try await withStudio { studio in
                let video = try await studio.site.makeVideo()
                let path = "/api/videos/\(video)/cost?model=sora-2-pro&seconds=12&size=1792x1024"
                let cost = try await studio.site.document(path)
                let wanted: JSON = [
                    "cost_usd": "6.0000", "rate_usd_per_second": "0.5000", "model": "sora-2-pro", "seconds": "12",
                    "size": "1792x1024",
                ]
                #expect(cost == wanted)
                #expect(try await studio.site.takes(of: video) == 0)
            }
        }

        @Test("that repeats an Idempotency-Key gets the same generation, at the same time too")
        func repeats() async throws {
            try await withStudio { studio in
                let site = studio.site
                let video = try await site.makeVideo()
                let key = [("Idempotency-Key", "once-only")]
                let path = "/api/videos/\(video)/generate-sora"
                let numbers = try await withThrowingTaskGroup(of: Int?.self, returning: Set<Int?>.self) { group in
                    for _ in 0..<8 {
                        group.addTask {
                            let reply = try await site.post(path, ["seconds": "8"], headers: key)
                            return reply.status == 202 ? try reply.json["generation_id"].integer : nil
                        }
                    }
                    return try await group.reduce(into: []) { $0.insert($1) }
                }
                #expect(numbers.count == 1 && !numbers.contains(nil))
                #expect(try await site.takes(of: video) == 1)

                let other = try await site.post(path, ["seconds": "12"], headers: key)
                #expect(other.status == 409)
                #expect(try other.json["error"]["code"].text == "idempotency_key_reused")
                #expect(try await site.takes(of: video) == 1)
                #expect(try await site.post(path, ["seconds": "8"]).status == 202)
                #expect(try await site.takes(of: video) == 2)
            }
        }

        @Test("cancels what runs, once and again, but not what is over")
        func cancel() async throws {
            try await withStudio(environment: ["DAILIES_SIMULATOR_RENDER_TIME": "600"]) { studio in
                let site = studio.site
                let generation = try await site.generate(try await site.makeVideo())
                try await site.status(of: generation, is: "in_progress")
                for _ in 0..<2 {
                    let reply = try await site.post("/api/generations/\(generation)/cancel", [:])
                    #expect(reply.status == 200)
                    #expect(try reply.json["sora_generation_status"].text == "cancelled")
                }
            }
            try await withStudio { studio in
                let clip = try await studio.site.makeClip()
                let reply = try await studio.site.post("/api/generations/\(clip.generation)/cancel", [:])
                #expect(reply.status == 409)
                #expect(try reply.json["error"]["message"].text?.isEmpty == false)
            }
        }
    }
}
