import FFmpeg
import Foundation
import HTTPClient
import Testing

@testable import Simulator

/// Prompts are stuck where no picture is needed: rendering takes long.
@Suite("A video made from another")
struct DerivationTests {
    private static let stuck = "A boat [simulate: stuck]"

    @Test("is a remix with the source's settings and its id, from JSON and from a form")
    func remix() async throws {
        let (bench, source) = try await { ($0.bench, $0.video) }(Finished.shared.value)
        let path = "/v1/videos/\(source)/remix"
        let answers = [
            try await bench.post(path, ["prompt": Self.stuck]),
            try await bench.post(path, [.text("prompt", Self.stuck)] as [HTTPRequest.Part]),
        ]
        for answer in answers {
            #expect(answer.status == 200, "\(answer.text)")
            #expect(Set(answer.json.keys) == CreateTests.fields)
            #expect(answer["remixed_from_video_id"] as? String == source)
            #expect(answer["seconds"] as? String == "4" && answer["size"] as? String == "720x1280")
            #expect(answer["model"] as? String == "sora-2" && answer["prompt"] as? String == Self.stuck)
        }
    }

    @Test("is an edit with the source's settings, from JSON and from a form")
    func edit() async throws {
        let (bench, source) = try await { ($0.bench, $0.video) }(Finished.shared.value)
        let answers = [
            try await bench.post("/v1/videos/edits", ["prompt": Self.stuck, "video": ["id": source]]),
            try await bench.post(
                "/v1/videos/edits", [.text("prompt", Self.stuck), .text("video[id]", source)] as [HTTPRequest.Part]),
        ]
        for answer in answers {
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer["remixed_from_video_id"] is NSNull)
            #expect(answer["seconds"] as? String == "4" && answer["size"] as? String == "720x1280")
        }
    }

    @Test("is an extension that is really as long as its seconds say, and begins with the source")
    func extended() async throws {
        let finished = try await Finished.shared.value
        let bench = finished.bench
        let created = try await bench.post(
            "/v1/videos/extensions", ["prompt": "It sails on", "seconds": "4", "video": ["id": finished.video]])
        #expect(created.status == 200, "\(created.text)")
        #expect(created["seconds"] as? String == "8")
        try await bench.video(created.id, until: "completed")
        let path = bench.folder.file("extended.mp4")
        try Data(try await bench.get("/v1/videos/\(created.id)/content").body).write(to: URL(fileURLWithPath: path))
        let ffmpeg = try FFmpeg.find()
        let info = try await ffmpeg.probe(path)
        #expect(abs(try #require(info.duration) - 8) <= 0.05)
        #expect(info.width == 720 && info.height == 1280 && info.audioCodec == "aac")
        let (old, new) = (try await pixels(finished.clip, at: 2), try await pixels(path, at: 2))
        #expect(zip(old, new).allSatisfy { abs(Int($0) - Int($1)) < 12 })
        let later = try await pixels(path, at: 6)
        #expect(!zip(old, later).allSatisfy { abs(Int($0) - Int($1)) < 12 })
        #expect(try bench.assets.contains(created.id))
        let files = try FileManager.default.contentsOfDirectory(
            atPath: bench.folder.file("data/assets/\(created.id)")
        ).sorted()
        #expect(files == ["clip.mp4", "spritesheet.jpg", "thumbnail.webp"])
    }

    /// A frame in 8 by 8 pixels.
    private func pixels(_ clip: String, at seconds: Double) async throws -> [UInt8] {
        let output = ["-vf", "scale=8:8:flags=area,format=rgb24", "-frames:v", "1", "-f", "rawvideo", "-"]
        return try await FFmpeg.find().run(["-ss", "\(seconds)"] + FFmpeg.input(clip) + output).output
    }

    @Test("is an edit of an MP4 that was sent, in the size and length nearest to it")
    func upload() async throws {
        let bench = try await Finished.shared.value.bench
        let clip = bench.folder.file("upload.mp4")
        let source = ["-f", "lavfi", "-i", "testsrc2=s=640x360:r=24:d=2", "-pix_fmt", "yuv420p", clip]
        try await FFmpeg.find().run(source)
        let created = try await bench.post(
            "/v1/videos/edits",
            [
                .text("prompt", "In snow"), .text("model", "sora-2-pro"),
                .file("video", path: clip, fileName: "a.mp4", contentType: "video/mp4"),
            ] as [HTTPRequest.Part])
        #expect(created.status == 200, "\(created.text)")
        #expect(created["size"] as? String == "1280x720" && created["seconds"] as? String == "2")
        #expect(created["model"] as? String == "sora-2-pro")
        try await bench.video(created.id, until: "completed")
    }

    @Test("is no extension beyond six times or 120 seconds", arguments: [(6, 28, 4), (1, 104, 20), (5, 100, 20)])
    func limits(extensions: Int, seconds: Int, more: Int) async throws {
        let bench = try Bench()
        var job = Job(
            id: "video_\(extensions)", model: "sora-2", prompt: "a", seconds: seconds,
            size: PixelSize(width: 720, height: 1280), created: bench.clock.now, duration: 0)
        job.extensions = extensions
        try bench.simulator.jobs.add(job) { folder in try folder.write([1], to: ClipFiles.clip) }
        _ = try bench.simulator.jobs.store.setRendered(job.id, at: bench.clock.now)
        let answer = try await bench.post(
            "/v1/videos/extensions", ["prompt": Self.stuck, "seconds": "\(more)", "video": ["id": job.id]])
        if extensions < 6 && seconds + more <= 120 {
            #expect(answer.status == 200 && answer["seconds"] as? String == "120", "\(answer.text)")
        } else {
            expectError(answer, 400, code: "invalid_value", param: extensions == 6 ? "video" : "seconds")
        }
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let path: String
        let body: @Sendable (_ finished: String, _ running: String) -> [String: any Sendable]
        let status: Int
        let code: String
        let param: String
        var testDescription: String { "\(path) \(code) \(param)" }
    }

    @Test(
        "is refused where the source or a value is missing or wrong",
        arguments: [
            Refusal(
                path: "edits", body: { _, _ in ["prompt": "a"] }, status: 400,
                code: "missing_required_parameter", param: "video"),
            Refusal(
                path: "edits", body: { _, _ in ["prompt": "a", "video": "video_1"] }, status: 400,
                code: "invalid_type", param: "video"),
            Refusal(
                path: "edits", body: { _, _ in ["prompt": "a", "video": [:] as [String: String]] }, status: 400,
                code: "missing_required_parameter", param: "video.id"),
            Refusal(
                path: "edits", body: { _, _ in ["prompt": "a", "video": ["id": "video_1"]] }, status: 404,
                code: "not_found", param: "video.id"),
            Refusal(
                path: "edits", body: { _, running in ["prompt": "a", "video": ["id": running]] }, status: 400,
                code: "video_not_ready", param: "video.id"),
            Refusal(
                path: "edits", body: { id, _ in ["prompt": "a", "video": ["id": id], "model": "sora-2"] },
                status: 400, code: "unknown_parameter", param: "model"),
            Refusal(
                path: "edits", body: { id, _ in ["video": ["id": id]] }, status: 400,
                code: "missing_required_parameter", param: "prompt"),
            Refusal(
                path: "extensions", body: { id, _ in ["prompt": "a", "video": ["id": id]] }, status: 400,
                code: "missing_required_parameter", param: "seconds"),
            Refusal(
                path: "extensions", body: { id, _ in ["prompt": "a", "video": ["id": id], "seconds": "5"] },
                status: 400, code: "invalid_value", param: "seconds"),
            Refusal(
                path: "extensions", body: { id, _ in ["prompt": "a", "video": ["id": id], "seconds": 4] },
                status: 400, code: "invalid_type", param: "seconds"),
            Refusal(
                path: "extensions",
                body: { _, running in
                    ["prompt": "a", "video": ["id": running], "seconds": "4"]
                }, status: 400, code: "video_not_ready", param: "video.id"),
            Refusal(
                path: "video_1/remix", body: { _, _ in ["prompt": "a"] }, status: 404, code: "not_found",
                param: "video_id"),
        ])
    func refusals(refusal: Refusal) async throws {
        let finished = try await Finished.shared.value
        let running = try await finished.bench.create(["prompt": Self.stuck]).id
        let body = refusal.body(finished.video, running)
        let answer = try await finished.bench.post("/v1/videos/\(refusal.path)", body)
        expectError(answer, refusal.status, code: refusal.code, param: refusal.param)
    }

    @Test("is refused when what was sent is no MP4", arguments: ["no film", "%PDF-1.7", "....ftypisom...."])
    func noClip(text: String) async throws {
        let bench = try Bench()
        let path = bench.folder.file("note.mp4")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let part = HTTPRequest.Part.file("video", path: path, fileName: "a.mp4", contentType: "video/mp4")
        let answer = try await bench.post("/v1/videos/edits", [.text("prompt", "a"), part] as [HTTPRequest.Part])
        expectError(answer, 400, code: "unsupported_file_mimetype", param: "video")
        #expect(try bench.assets.isEmpty)
    }

    @Test("outlives its source: an extension has its own copy")
    func ownCopy() async throws {
        let bench = try Bench()
        let source = try await bench.completed()
        let created = try await bench.post(
            "/v1/videos/extensions", ["prompt": Self.stuck, "seconds": "4", "video": ["id": source.id]])
        #expect(try await bench.send("DELETE", "/v1/videos/\(source.id)").status == 200)
        #expect(try bench.assets == [created.id])
        let folder = bench.folder.file("data/assets/\(created.id)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["footage.mp4"])
    }
}
