import FFmpeg
import Foundation
import Testing

@testable import Simulator

@Suite("A rendered clip")
struct RenderingTests {
    private let ffmpeg: FFmpeg

    init() throws { ffmpeg = try FFmpeg.find() }

    private func saved(_ bench: Bench, _ id: String, variant: String = "video") async throws -> String {
        let answer = try await bench.get("/v1/videos/\(id)/content?variant=\(variant)")
        #expect(answer.status == 200)
        let path = bench.folder.file("saved-\(variant)")
        try Data(answer.body).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test(
        "has exactly the size and the length that were asked for, and sound",
        arguments: [
            ("sora-2", "1280x720", "12"), ("sora-2-pro", "1024x1792", "4"), ("sora-2-pro", "1792x1024", "4"),
            ("sora-2-pro", "1080x1920", "4"), ("sora-2-pro", "1920x1080", "4"),
        ])
    func sizeAndLength(model: String, size: String, seconds: String) async throws {
        let bench = try Bench()
        let video = try await bench.completed(["prompt": "Rain", "model": model, "size": size, "seconds": seconds])
        let info = try await ffmpeg.probe(try await saved(bench, video.id))
        #expect("\(info.width ?? 0)x\(info.height ?? 0)" == size)
        #expect(abs(try #require(info.duration) - Double(seconds)!) <= 0.02)
        #expect(info.videoCodec == "h264" && info.pixelFormat == "yuv420p" && info.audioCodec == "aac")
        #expect(info.frameRate == 30)
    }
}
