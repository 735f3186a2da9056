import Foundation
import Testing

@testable import Simulator

@Suite("Deleting a video")
struct DeleteTests {
    private func delete(_ bench: Bench, _ id: String) async throws {
        let answer = try await bench.send("DELETE", "/v1/videos/\(id)")
        #expect(answer.status == 200)
        #expect(Set(answer.json.keys) == ["id", "object", "deleted"])
        #expect(answer.id == id)
        #expect(answer["object"] as? String == "video.deleted")
        #expect(answer["deleted"] as? Bool == true)
        expectError(try await bench.video(id), 404, code: "not_found", param: "video_id")
        expectError(try await bench.get("/v1/videos/\(id)/content"), 404, code: "not_found", param: "video_id")
        #expect(try await bench.get("/v1/videos").data.isEmpty)
    }

    @Test("removes a completed one with its files")
    func completed() async throws {
        let bench = try Bench()
        let id = try bench.plant(.completed)
        #expect(try bench.assets == [id])
        try await delete(bench, id)
        #expect(try bench.assets.isEmpty)
    }

    @Test("removes a failed one")
    func failed() async throws {
        let bench = try Bench()
        let id = try await bench.create(["prompt": "[simulate: failed]"]).id
        try await bench.video(id, until: "failed")
        try await delete(bench, id)
    }

    @Test("stops a running one, and its files go as soon as its render has ended")
    func running() async throws {
        let bench = try Bench()
        let id = try await bench.create(
            ["prompt": "a", "model": "sora-2-pro", "size": "1920x1080", "seconds": "20"]).id
        let work = bench.folder.file("data/assets/\(id)/new.mp4")
        for _ in 0..<3000 where !FileManager.default.fileExists(atPath: work) {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(FileManager.default.fileExists(atPath: work))
        try await delete(bench, id)
        for _ in 0..<500 where !(try bench.assets.isEmpty) { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try bench.assets.isEmpty)
    }
}
