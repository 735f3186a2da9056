import Foundation
import Testing

@testable import FFmpeg

@Suite("ffmpeg and ffprobe")
struct FFmpegTests {
    let ffmpeg: FFmpeg
    let folder: TemporaryFolder

    init() throws {
        ffmpeg = try FFmpeg.find()
        folder = try TemporaryFolder()
    }

    /// Two seconds of a moving test picture with a tone.
    private func clip(_ name: String = "clip.mp4", size: String = "320x240") async throws -> String {
        let sources = ["-f", "lavfi", "-i", "testsrc2=s=\(size):r=25:d=2", "-f", "lavfi", "-i", "sine=d=2"]
        try await ffmpeg.run(sources + ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", folder.file(name)])
        return folder.file(name)
    }

    private func header(_ name: String) throws -> ImageHeader? {
        ImageHeader([UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))))
    }

    @Test("are found in PATH, and their version is told")
    func version() async throws {
        #expect(try await ffmpeg.version().first?.isNumber == true)
    }

    @Test("that are not installed are named together with the package to install")
    func missing() {
        #expect(throws: FFmpegError.notFound(name: "ffmpeg")) { try FFmpeg.find(path: "/nowhere:relative") }
        #expect("\(FFmpegError.notFound(name: "ffmpeg"))".contains("apt-get install ffmpeg"))
    }

    @Test("tell length, size, rate, codecs and bytes of a clip")
    func probe() async throws {
        let path = try await clip()
        let info = try await ffmpeg.probe(path)
        #expect(abs(try #require(info.duration) - 2) < 0.05)
        #expect(info.width == 320 && info.height == 240)
        #expect(info.frameRate == 25)
        #expect(info.videoCodec == "h264" && info.audioCodec == "aac" && info.pixelFormat == "yuv420p")
        #expect(info.format.contains("mp4"))
        #expect(info.bytes == Int64(fileSize(path)))
    }

    @Test("refuse what is no media with ffprobe's own words")
    func probeText() async throws {
        try Data("just text".utf8).write(to: URL(fileURLWithPath: folder.file("note.mp4")))
        await #expect {
            try await ffmpeg.probe(folder.file("note.mp4"))
        } throws: {
            guard case .failed(_, .exited(1), let lines) = $0 as? FFmpegError else { return false }
            return lines.contains("Invalid data")
        }
    }

    @Test("open files whose names look like options, patterns or addresses")
    func oddNames() async throws {
        let plain = try await clip()
        for name in ["-i.mp4", "http:x.mp4", "100%d 'quoted'.mp4", "concat:a|b.mp4"] {
            try FileManager.default.copyItem(atPath: plain, toPath: folder.file(name))
            #expect(try await ffmpeg.probe(folder.file(name)).width == 320)
        }
    }

    @Test("never reach for the network, not even when a file asks them to")
    func noNetwork() async throws {
        let session = "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
        try Data(session.utf8).write(to: URL(fileURLWithPath: folder.file("stream.sdp")))
        await #expect {
            try await ffmpeg.run(FFmpeg.input(folder.file("stream.sdp")) + ["-f", "null", "-"])
        } throws: {
            guard case .failed(_, _, let lines) = $0 as? FFmpegError else { return false }
            return lines.contains("Protocol 'rtp' not on whitelist 'file,pipe'")
        }
    }

    @Test("write a poster in the format that its name says", arguments: [ImageFormat.webp, .jpeg, .png])
    func poster(format: ImageFormat) async throws {
        let name = "poster.\(format == .jpeg ? "jpg" : format.rawValue)"
        try await ffmpeg.poster(of: try await clip(), to: folder.file(name), at: 1)
        let header = try #require(try header(name))
        #expect(header.format == format && header.width == 320 && header.height == 240)
    }

    @Test("shrink a poster to its longest side and never grow it", arguments: [(160, 160, 120), (4000, 320, 240)])
    func smallPoster(longest: Int, width: Int, height: Int) async throws {
        try await ffmpeg.poster(of: try await clip(), to: folder.file("small.webp"), longestSide: longest)
        let header = try #require(try header("small.webp"))
        #expect(header.width == width && header.height == height)
    }

    @Test("refuse a poster past the end")
    func posterPastTheEnd() async throws {
        let path = try await clip()
        await #expect(throws: FFmpegError.self) { try await ffmpeg.poster(of: path, to: folder.file("p.webp"), at: 9) }
    }

    @Test("lay out a contact sheet of evenly spread frames")
    func contactSheet() async throws {
        let path = try await clip()
        try await ffmpeg.contactSheet(of: path, to: folder.file("sheet.jpg"), columns: 4, rows: 2, tileWidth: 80)
        let header = try #require(try header("sheet.jpg"))
        #expect(header == ImageHeader(format: .jpeg, width: 320, height: 120))
    }

    @Test("run in a folder on the caller's own thread")
    func blocking() throws {
        let arguments = ["-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1", "-update", "1", "red.png"]
        try ffmpeg.runBlocking(arguments, in: folder.path, niceness: 5, cancellation: Cancellation())
        #expect(try header("red.png")?.width == 64)
    }

    @Test("end with the last lines of what went wrong")
    func failure() async {
        await #expect {
            try await ffmpeg.run(["-i", "/nowhere.mp4", "-f", "null", "-"])
        } throws: {
            "\($0)".contains("exit status 1") && "\($0)".contains("No such file")
        }
    }
}
