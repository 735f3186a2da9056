import Foundation
import Testing

@testable import Simulator

@Suite("A job")
struct LifecycleTests {
    @Test("is queued, then in progress with rising steps, then completed with 100")
    func progress() async throws {
        let bench = try Bench(renderTime: 20)
        let id = try await bench.create(["prompt": "Fog"]).id
        #expect(try await bench.video(id).videoStatus == "queued")
        var seen: [Int] = []
        for _ in 0..<19 {
            bench.clock.advance(seconds: 1)
            let answer = try await bench.video(id)
            if answer.videoStatus == "in_progress" { seen.append(answer.progress) }
            #expect(answer["completed_at"] is NSNull)
        }
        #expect(seen == Array(stride(from: 10, through: 95, by: 5)))
        bench.clock.advance(seconds: 1)
        let done = try await bench.video(id, until: "completed")
        #expect(done.progress == 100)
        #expect(Set(done.json.keys) == CreateTests.fields)
        #expect(done["error"] is NSNull)
    }

    @Test("has its completion and, an hour later, its expiry told in seconds")
    func times() async throws {
        let bench = try Bench(renderTime: 8)
        let created = try await bench.create(["prompt": "Fog"])
        try bench.finish(created.id)
        let done = try await bench.video(created.id, until: "completed", advancing: 0.5)
        let completed = try #require(done["completed_at"] as? Int64)
        #expect(completed >= (try #require(created["created_at"] as? Int64)) + 8)
        #expect(done["expires_at"] as? Int64 == completed + 3600)
        bench.clock.advance(seconds: 100)
        #expect(try await bench.video(created.id)["completed_at"] as? Int64 == completed)
    }

    @Test("is not completed before its time, even when its clip is rendered")
    func notBefore() async throws {
        let bench = try Bench(renderTime: 60)
        let id = try await bench.create(["prompt": "Fog"]).id
        let store = bench.simulator.jobs.store
        for _ in 0..<3000 where try store.job(id)?.rendered == nil { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try store.job(id)?.rendered != nil)
        bench.clock.advance(seconds: 59)
        #expect(try await bench.video(id).videoStatus == "in_progress")
        bench.clock.advance(seconds: 1)
        #expect(try await bench.video(id).videoStatus == "completed")
    }

    @Test("without a rendering time is completed as soon as its clip is there")
    func atOnce() async throws {
        let bench = try Bench()
        let created = try await bench.create(["prompt": "Fog"])
        #expect(created.videoStatus == "queued")
        try await bench.video(created.id, until: "completed", advancing: 0)
    }

    @Test("tells while it is unfinished, and only then, when to ask again")
    func pollHint() async throws {
        let bench = try Bench(renderTime: 4)
        let id = try await bench.create(["prompt": "Fog"]).id
        #expect(try await bench.video(id).headers["openai-poll-after-ms"] == "400")
        try bench.finish(id)
        bench.clock.advance(seconds: 4)
        let done = try await bench.video(id)
        #expect(done.videoStatus == "completed" && done.headers["openai-poll-after-ms"] == nil)
    }

    @Test(
        "that is not known is 404 with the envelope",
        arguments: ["video_1", "video_\(String(repeating: "0", count: 48))"])
    func unknown(id: String) async throws {
        let bench = try Bench()
        expectError(try await bench.video(id), 404, code: "not_found", param: "video_id")
        expectError(try await bench.get("/v1/videos/\(id)/content"), 404, code: "not_found", param: "video_id")
        expectError(try await bench.send("DELETE", "/v1/videos/\(id)"), 404, code: "not_found", param: "video_id")
    }

    @Test("waits for its turn when many are made at once, and each gets its clip")
    func many() async throws {
        let bench = try Bench()
        var ids: [String] = []
        for number in 0..<3 { ids.append(try await bench.create(["prompt": "Number \(number)"]).id) }
        for id in ids { try await bench.video(id, until: "completed") }
        var clips: Set<[UInt8]> = []
        for id in ids { clips.insert(try await bench.get("/v1/videos/\(id)/content").body) }
        #expect(clips.count == 3)
    }
}
