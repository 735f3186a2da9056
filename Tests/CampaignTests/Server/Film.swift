import Foundation

/// A small real film, made once, and its pictures. Every job gets one of its own: the same film with its job's id in
/// a box at the end, so that films cannot be mixed up unnoticed.
enum Film {
    private struct Material: Sendable {
        let film: [UInt8]
        let thumbnail: [UInt8]
        let spritesheet: [UInt8]
    }

    private static let material: Material = {
        do {
            let folder = try TemporaryFolder()
            try make(
                [
                    "-f", "lavfi", "-i", "testsrc2=size=160x90:rate=12:duration=1", "-f", "lavfi", "-i",
                    "sine=duration=1",
                ],
                ["-c:v", "libx264", "-c:a", "aac", "-shortest", "-pix_fmt", "yuv420p", "-movflags", "+faststart"],
                folder.file("film.mp4"))
            try make(["-i", folder.file("film.mp4")], ["-frames:v", "1"], folder.file("picture.webp"))
            try make(["-i", folder.file("film.mp4")], ["-frames:v", "1"], folder.file("picture.jpg"))
            let files = ["film.mp4", "picture.webp", "picture.jpg"].compactMap { [UInt8](contentsOf: folder.file($0)) }
            return Material(film: files[0], thumbnail: files[1], spritesheet: files[2])
        } catch {
            fatalError("The campaign needs ffmpeg with x264 and webp: \(error)")
        }
    }()

    private static func make(_ input: [String], _ output: [String], _ path: String) throws {
        guard let ffmpeg = Places.tool("ffmpeg") else { throw Failure("ffmpeg is not in PATH") }
        let process = Process()
        process.executableURL = URL(filePath: ffmpeg)
        process.arguments = ["-v", "error", "-nostdin", "-y"] + input + output + [path]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure("ffmpeg made no \(path)") }
    }

    static var thumbnail: [UInt8] { material.thumbnail }
    static var spritesheet: [UInt8] { material.spritesheet }

    static func of(_ job: String) -> [UInt8] {
        let mark = Array(job.utf8)
        let size = UInt32(8 + mark.count)
        let length = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> UInt32($0)) }
        return material.film + length + Array("free".utf8) + mark
    }
}
