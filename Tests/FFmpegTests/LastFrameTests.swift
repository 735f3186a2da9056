import Foundation
import Testing

@testable import FFmpeg

@Suite("The last frame of a film")
struct LastFrameTests {
    let folder: TemporaryFolder
    let ffmpeg: FFmpeg
    let picture: TestPicture

    init() throws {
        folder = try TemporaryFolder()
        ffmpeg = try FFmpeg.find()
        picture = TestPicture(ffmpeg: ffmpeg, folder: folder)
    }

    /// Red up to the last frame, which is blue; with so many seconds of sound.
    private func film(
        frames: Int, rate: String, sound: Double = 0, size: String = "320x180", _ options: [String] = []
    ) async throws -> String {
        let path = folder.file("film.mp4")
        let graph =
            "color=red:s=\(size):r=\(rate),trim=end_frame=\(frames),"
            + "drawbox=t=fill:color=blue:enable='eq(n,\(frames - 1))',format=yuv420p"
        let tone = sound > 0 ? ["-f", "lavfi", "-i", "sine=d=\(sound)", "-c:a", "aac"] : []
        let (source, codec) = (["-f", "lavfi", "-i", graph], ["-c:v", "libx264"])
        try await ffmpeg.run(
            source + (sound > 0 ? Array(tone.prefix(4)) + codec + tone.suffix(2) : codec) + options + [path])
        return path
    }

    private func expectBlue(_ film: String, width: Int = 320, height: Int = 180) async throws {
        let png = folder.file("last.png")
        try ffmpeg.lastFrameBlocking(of: film, to: png)
        let header = ImageHeader([UInt8](try Data(contentsOf: URL(filePath: png))))
        #expect(header == ImageHeader(format: .png, width: width, height: height))
        let middle = try await picture.colours(png, width: width, at: [(width / 2, height / 2)])
        #expect(distance(middle[0], [0, 0, 255]) < 20, "\(middle)")
    }

    @Test(
        "is the last at every rate and length, also of a single frame",
        arguments: [(1, "24"), (2, "1"), (7, "30000/1001"), (50, "25"), (61, "60"), (13, "12.5"), (3, "0.5")])
    func rates(frames: Int, rate: String) async throws {
        try await expectBlue(try await film(frames: frames, rate: rate))
    }

    @Test("is found where the sound goes on much longer, and where it ends before", arguments: [0.2, 1.0, 8.0])
    func sound(seconds: Double) async throws {
        try await expectBlue(try await film(frames: 33, rate: "30", sound: seconds))
    }

    @Test("is found although the film's clock does not begin at zero")
    func offset() async throws {
        try await expectBlue(try await film(frames: 20, rate: "25", sound: 2, ["-output_ts_offset", "5"]))
    }

    @Test("is not one that the edit list takes out")
    func editList() async throws {
        let whole = try await film(frames: 20, rate: "25", ["-bf", "0"])
        let cut = folder.file("cut.mp4")
        try await ffmpeg.run(["-ss", "0.3"] + FFmpeg.input(whole) + ["-c", "copy", cut])
        try await expectBlue(cut)
    }

    @Test("has odd sides like its film, and the colours that players show", arguments: ["bt709", ""])
    func colours(space: String) async throws {
        let marking = space.isEmpty ? [] : ["-colorspace", space]
        let path = folder.file("green.mp4")
        let graph = "color=0x00B050:s=1280x720:r=10:d=1,scale=out_color_matrix=bt709,format=yuv420p"
        try await ffmpeg.run(["-f", "lavfi", "-i", graph, "-c:v", "libx264", "-qp", "4"] + marking + [path])
        let png = folder.file("last.png")
        try ffmpeg.lastFrameBlocking(of: path, to: png)
        let middle = try await picture.ffmpeg.run(
            FFmpeg.input(png) + ["-vf", "crop=1:1", "-pix_fmt", "rgb24", "-f", "rawvideo", "-"]
        ).output
        #expect(distance(middle, [0, 0xB0, 0x50]) < 6, "\(middle)")
    }

    @Test("of what has no picture is refused")
    func none() async throws {
        let sound = folder.file("sound.mp4")
        try await ffmpeg.run(["-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac", sound])
        let text = folder.file("text.mp4")
        try Data("no film".utf8).write(to: URL(filePath: text))
        for path in [sound, text, folder.file("none.mp4")] {
            #expect(throws: FFmpegError.self) { try ffmpeg.lastFrameBlocking(of: path, to: folder.file("l.png")) }
        }
    }
}
