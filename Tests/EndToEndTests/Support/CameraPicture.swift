import FFmpeg
import Foundation
import Testing

/// A picture as people have them: any format, size, kind of pixel and orientation.
struct CameraPicture: Sendable, CustomTestStringConvertible {
    /// As stored: `640x480`.
    let size: String
    /// `png`, `jpg` or `webp`.
    let ending: String
    /// ffmpeg’s name of the kind of pixel; nil: what the format usually has.
    var pixels: String?
    /// By EXIF, for JPEG.
    var orientation = 1

    var testDescription: String { "\(size) \(ending) \(pixels ?? "") \(orientation)" }

    func file() async throws -> FormFile { try await Self.files([self])[0] }

    /// Makes all of them in one run of ffmpeg.
    static func files(_ pictures: [CameraPicture]) async throws -> [FormFile] {
        let folder = try TemporaryFolder()
        let source = "testsrc2=s=640x480,format=rgba,colorchannelmixer=aa=0.7"
        let outputs = pictures.enumerated().flatMap { place, picture in
            ["-frames:v", "1", "-threads", "1", "-s", picture.size] + (picture.pixels.map { ["-pix_fmt", $0] } ?? [])
                + [folder.file("\(place).\(picture.ending)")]
        }
        try await FFmpeg.find().run(["-f", "lavfi", "-i", source] + outputs)
        return try pictures.enumerated().map { place, picture in
            let path = folder.file("\(place).\(picture.ending)")
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            return FormFile(
                name: "frame.\(picture.ending)", type: "application/octet-stream", bytes: picture.tagged(bytes))
        }
    }

    private func tagged(_ bytes: [UInt8]) -> [UInt8] {
        guard ending == "jpg", orientation != 1 else { return bytes }
        let exif =
            Array("Exif\0\0MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0]
            + [UInt8(orientation), 0, 0, 0, 0, 0, 0]
        return bytes.prefix(2) + [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + bytes.dropFirst(2)
    }

    /// A hundred, no two alike.
    static let hundred: [CameraPicture] = {
        let sizes = [
            "1x1", "2x3", "16x16", "333x777", "720x1280", "1280x720", "1024x1792", "640x480", "5000x300", "300x4000",
        ]
        let kinds: [(String, String?)] = [
            ("png", nil), ("png", "gray"), ("png", "rgb48be"), ("png", "ya16be"), ("png", "pal8"), ("png", "monob"),
            ("jpg", nil), ("jpg", "gray"), ("webp", nil), ("webp", "yuva420p"),
        ]
        return sizes.enumerated().flatMap { row, size in
            kinds.enumerated().map { column, kind in
                CameraPicture(
                    size: size, ending: kind.0, pixels: kind.1,
                    orientation: kind.0 == "jpg" ? (row + column) % 8 + 1 : 1)
            }
        }
    }()
}
