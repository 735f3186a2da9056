import FFmpeg
import Foundation
import Testing

@testable import Simulator

@Suite("A simulator on the folder of an earlier one")
struct RestartTests {
    @Test("knows the jobs and serves their files")
    func completed() async throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let first = try Bench(folder: folder, clock: clock)
        let id = try first.plant(.completed)
        clock.advance(seconds: 10)
        let video = try await first.video(id)
        let clip = try await first.get("/v1/videos/\(video.id)/content").body
        first.simulator.stop()
        let second = try Bench(folder: folder, clock: clock)
        #expect(try await second.video(video.id).text == video.text)
        #expect(try await second.get("/v1/videos/\(video.id)/content").body == clip)
        #expect(try await second.get("/v1/videos").ids == [video.id])
    }

    @Test("continues the jobs that were cut off, those with a reference image too")
    func unfinished() async throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let image = folder.file("image.png")
        let picture = ["-f", "lavfi", "-i", "color=red:s=1920x1080", "-frames:v", "1", "-update", "1", image]
        try await FFmpeg.find().run(picture)
        let first = try Bench(folder: folder, clock: clock)
        var ids: [String] = []
        for number in 0..<2 {
            let settings = [("prompt", "\(number)"), ("model", "sora-2-pro"), ("size", "1920x1080"), ("seconds", "8")]
            let created = try await first.create(
                settings.map { .text($0.0, $0.1) }
                    + [.file("input_reference", path: image, fileName: "a.png", contentType: "image/png")])
            #expect(created.status == 200)
            ids.append(created.id)
        }
        first.simulator.stop()
        let second = try Bench(folder: folder, clock: clock)
        for id in ids { #expect(try await second.video(id).videoStatus != "failed") }
        for id in ids { try await second.video(id, until: "completed") }
    }

    @Test("takes over the jobs of a simulator that knew no remixes and webhooks yet")
    func oldDatabase() async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.file("data"), withIntermediateDirectories: true)
        let id = "video_" + String(repeating: "a", count: 48)
        do {
            let old = try JobStore(
                path: folder.file("data/simulator.sqlite"), migrations: Array(JobMigrations.all.prefix(1)))
            try old.database.write { session in
                _ = try session.execute(
                    """
                    INSERT INTO jobs (id, model, prompt, seconds, width, height, created, duration, rendered)
                    VALUES (?, 'sora-2', 'Old', 8, 1280, 720, 1762999999000, 0, 1762999999500)
                    """, id)
            }
        }
        let bench = try Bench(folder: folder)
        let video = try await bench.video(id)
        #expect(video.videoStatus == "completed" && video["seconds"] as? String == "8", "\(video.text)")
        #expect(video["expires_at"] as? Int == 1_763_003_599)
        #expect(try await bench.create(["prompt": "[simulate: stuck]"]).status == 200)
        #expect(try await bench.get("/v1/videos").ids.last == id)
    }

    @Test("clears away files that belong to no job")
    func orphans() async throws {
        let folder = try TemporaryFolder()
        let orphan = folder.file("data/assets/video_gone")
        try FileManager.default.createDirectory(atPath: orphan, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: orphan + "/clip.mp4"))
        #expect(try Bench(folder: folder).assets.isEmpty)
    }

    @Test("keeps folders and files to its owner")
    func modes() async throws {
        let bench = try Bench()
        let id = try await bench.completed().id
        func mode(_ path: String) throws -> Int {
            try #require(
                try FileManager.default.attributesOfItem(atPath: bench.folder.file(path))[.posixPermissions] as? Int)
        }
        for folder in ["data", "data/assets", "data/uploads", "data/assets/\(id)"] {
            #expect(try mode(folder) == 0o700)
        }
        #expect(try mode("data/simulator.sqlite") == 0o600)
        let files = try FileManager.default.contentsOfDirectory(atPath: bench.folder.file("data/assets/\(id)")).sorted()
        #expect(files == ["clip.mp4", "spritesheet.jpg", "thumbnail.webp"])
    }

    @Test("stops twice without harm, and its port is free again")
    func stop() throws {
        let bench = try Bench()
        bench.simulator.stop()
        bench.simulator.stop()
        var configuration = Simulator.Configuration(folder: bench.folder.file("other"), ffmpeg: try FFmpeg.find())
        configuration.port = UInt16(bench.simulator.port)
        #expect(try Simulator(configuration).port == bench.simulator.port)
    }

    @Test("fails the job when ffmpeg cannot be run, and says why")
    func noFFmpeg() async throws {
        let missing = FFmpeg(ffmpeg: "/nowhere/ffmpeg", ffprobe: "/nowhere/ffprobe")
        let bench = try Bench(ffmpeg: missing)
        let failed = try await bench.video(try await bench.create(["prompt": "a"]).id, until: "failed")
        let error = try #require(failed["error"] as? [String: String])
        #expect(error["code"] == "render_failed")
        #expect(error["message"]?.contains("Cannot start /nowhere/ffmpeg") == true)
    }
}
