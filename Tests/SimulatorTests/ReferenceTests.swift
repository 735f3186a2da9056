import FFmpeg
import Foundation
import HTTPClient
import Testing

@testable import Simulator

@Suite("A reference image")
struct ReferenceTests {
    private let ffmpeg: FFmpeg
    private let folder: TemporaryFolder

    init() throws {
        ffmpeg = try FFmpeg.find()
        folder = try TemporaryFolder()
    }

    /// Half orange, half blue, so that its place and its colours can be told.
    private func image(_ format: ImageFormat, _ size: String = "1280x720") async throws -> String {
        let path = folder.file("image.\(format == .jpeg ? "jpg" : format.rawValue)")
        let filter = "color=0xE08020:s=\(size),drawbox=w=iw/2:h=ih:color=0x2040C0:t=fill"
        try await ffmpeg.run(["-f", "lavfi", "-i", filter, "-frames:v", "1", "-update", "1", path])
        return path
    }

    private func dataURL(_ path: String, _ type: String = "image/png") throws -> String {
        "data:\(type);base64,\(try Data(contentsOf: URL(fileURLWithPath: path)).base64EncodedString())"
    }

    private func part(_ path: String, type: String = "image/png") -> HTTPRequest.Part {
        .file("input_reference", path: path, fileName: "cat.png", contentType: type)
    }

    /// The middle pixel of the left and of the right half of the clip's frame at that time.
    private func colours(_ clip: [UInt8], at seconds: Double) async throws -> [[UInt8]] {
        let path = folder.file("clip.mp4")
        try Data(clip).write(to: URL(fileURLWithPath: path))
        let filter = "scale=64:36:flags=neighbor:in_color_matrix=bt709,format=rgb24"
        let output = ["-frames:v", "1", "-f", "rawvideo", "-"]
        let result = try await ffmpeg.run(["-ss", "\(seconds)"] + FFmpeg.input(path) + ["-vf", filter] + output)
        return [16, 48].map { Array(result.output[(18 * 64 + $0) * 3..<(18 * 64 + $0) * 3 + 3]) }
    }

    private func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        zip(one, other).map { abs(Int($0) - Int($1)) }.max() ?? 255
    }

    @Test("of each format becomes the first frame, and fades into the moving picture", arguments: ImageFormat.allCases)
    func firstFrame(format: ImageFormat) async throws {
        // The moving picture takes its colours from the image: which lamps move in it must not be left to chance.
        let bench = try Bench { $0.seed = 1 }
        let created = try await bench.create([
            .text("prompt", "It moves"), .text("size", "1280x720"), part(try await image(format)),
        ])
        #expect(created.status == 200, "\(created.text)")
        try await bench.video(created.id, until: "completed")
        let clip = try await bench.get("/v1/videos/\(created.id)/content").body
        let first = try await colours(clip, at: 0)
        #expect(distance(first[0], [0x20, 0x40, 0xC0]) < 16, "\(first)")
        #expect(distance(first[1], [0xE0, 0x80, 0x20]) < 16, "\(first)")
        let last = try await colours(clip, at: 3.5)
        #expect(distance(first[0], last[0]) > 16 || distance(first[1], last[1]) > 16, "\(last)")
    }

    @Test("comes as a data URL in JSON and in a form with bracket keys")
    func dataURLs() async throws {
        let bench = try Bench()
        let file = try await image(.png)
        let url = try dataURL(file)
        let stuck = "[simulate: stuck]"
        let answers = [
            try await bench.create(["prompt": stuck, "size": "1280x720", "input_reference": ["image_url": url]]),
            try await bench.create([
                .text("prompt", stuck), .text("size", "1280x720"), .text("input_reference[image_url]", url),
            ]),
        ]
        for answer in answers {
            #expect(answer.status == 200, "\(answer.text)")
            let saved = bench.folder.file("data/assets/\(answer.id)/reference")
            #expect(try Data(contentsOf: URL(fileURLWithPath: saved)) == Data(contentsOf: URL(fileURLWithPath: file)))
        }
    }

    @Test("of another size than the clip's is refused", arguments: ["720x1280", "1280x722", "64x64"])
    func otherSize(size: String) async throws {
        let bench = try Bench()
        let answer = try await bench.create([
            .text("prompt", "a"), .text("size", "1280x720"), part(try await image(.png, size)),
        ])
        expectError(answer, 400, code: "invalid_value", param: "input_reference")
        #expect(answer.message == "Inpaint image must match the requested width and height")
        #expect(try bench.assets.isEmpty)
    }

    @Test("is told by its first bytes, whatever it is called", arguments: ["GIF89a", "%PDF-1.7", "<svg/>", ""])
    func noImage(text: String) async throws {
        let path = folder.file("note.png")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let answer = try await Bench().create([.text("prompt", "a"), part(path)])
        expectError(answer, 400, code: "unsupported_file_mimetype", param: "input_reference")
    }

    @Test("that is called something else is taken for what it is")
    func wrongName() async throws {
        let path = try await image(.jpeg)
        let answer = try await Bench(renderTime: 60).create([
            .text("prompt", "a"), .text("size", "1280x720"), part(path, type: "application/octet-stream"),
        ])
        #expect(answer.status == 200)
    }

    @Test(
        "in a form that cannot be taken is refused",
        arguments: [
            (["image_url": "https://example.com/cat.png"], 400, "invalid_image_url", "input_reference.image_url"),
            (["image_url": "file:///etc/passwd"], 400, "invalid_image_url", "input_reference.image_url"),
            (["image_url": "data:image/png;base64,@@@"], 400, "invalid_image_url", "input_reference.image_url"),
            (["image_url": "data:image/png,abc"], 400, "invalid_image_url", "input_reference.image_url"),
            (["image_url": "data:image/png;base64,"], 400, "unsupported_file_mimetype", "input_reference"),
            (["file_id": "file-123"], 404, "not_found", "input_reference.file_id"),
            (["file_id": "a", "image_url": "data:,"], 400, "invalid_value", "input_reference"),
            ([:], 400, "invalid_value", "input_reference"),
            (["url": "x"], 400, "unknown_parameter", "input_reference.url"),
        ])
    func refusals(object: [String: String], status: Int, code: String, param: String) async throws {
        let bench = try Bench()
        let answer = try await bench.create(["prompt": "a", "input_reference": object])
        expectError(answer, status, code: code, param: param)
        #expect(try await bench.get("/v1/videos").data.isEmpty)
    }

    @Test("that is only a string is refused, in JSON and in a form")
    func string() async throws {
        let bench = try Bench()
        let answers = [
            try await bench.create(["prompt": "a", "input_reference": "cat.png"]),
            try await bench.create([.text("prompt", "a"), .text("input_reference", "cat.png")]),
        ]
        for answer in answers { expectError(answer, 400, code: "invalid_type", param: "input_reference") }
    }

    @Test("that breaks off fails the job with a reason")
    func truncated() async throws {
        let bench = try Bench()
        let whole = try Data(contentsOf: URL(fileURLWithPath: try await image(.png)))
        let path = folder.file("broken.png")
        try whole.prefix(40).write(to: URL(fileURLWithPath: path))
        let created = try await bench.create([.text("prompt", "a"), .text("size", "1280x720"), part(path)])
        #expect(created.status == 200)
        let failed = try await bench.video(created.id, until: "failed")
        let error = try #require(failed["error"] as? [String: String])
        #expect(error["code"] == "render_failed")
        #expect(error["message"]?.hasPrefix("The clip could not be rendered.") == true)
        #expect(!failed.text.contains(bench.folder.path))
        for _ in 0..<500 where !(try bench.assets.isEmpty) { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try bench.assets.isEmpty)
    }

    @Test("larger than the limit is refused before it is read")
    func tooLarge() async throws {
        let path = folder.file("large.png")
        try Data(count: 26 << 20).write(to: URL(fileURLWithPath: path))
        let bench = try Bench()
        let answer = try await bench.create([.text("prompt", "a"), part(path)])
        expectError(answer, 413, code: nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder.file("data/uploads")).isEmpty)
    }
}
