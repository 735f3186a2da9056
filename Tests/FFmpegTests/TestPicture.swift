import Foundation

@testable import FFmpeg

/// Makes still pictures and looks at their pixels.
struct TestPicture {
    let ffmpeg: FFmpeg
    let folder: TemporaryFolder

    /// Red, green, blue and yellow quarters in reading order, 64 by 32 pixels.
    static let quarters =
        "color=red:s=64x32,drawbox=32:0:32:16:lime:t=fill,drawbox=0:16:32:16:blue:t=fill,"
        + "drawbox=32:16:32:16:yellow:t=fill,format=rgb24"
    static let colours: [[UInt8]] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0]]

    func make(_ graph: String, _ name: String, _ options: [String] = []) async throws -> String {
        let path = folder.file(name)
        try await ffmpeg.run(["-f", "lavfi", "-i", graph, "-frames:v", "1", "-update", "1"] + options + [path])
        return path
    }

    /// Three bytes a pixel, row after row.
    func pixels(_ path: String) async throws -> [UInt8] {
        try await ffmpeg.run(
            ["-noautorotate"] + FFmpeg.input(path) + ["-pix_fmt", "rgb24", "-f", "rawvideo", "-"]
        ).output
    }

    /// The pixels at these places, counted from the left upper corner.
    func colours(_ path: String, width: Int, at places: [(Int, Int)]) async throws -> [[UInt8]] {
        let all = try await pixels(path)
        return places.map { x, y in Array(all[(y * width + x) * 3..<(y * width + x) * 3 + 3]) }
    }

    /// Puts EXIF with nothing but this orientation behind a JPEG's first marker.
    static func tag(_ path: String, orientation: Int) throws {
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let tiff: [UInt8] =
            [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0]
            + [0, 0, 0, 0]
        let body = Array("Exif\0\0".utf8) + tiff
        bytes.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body, at: 2)
        try Data(bytes).write(to: URL(filePath: path))
    }
}

func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    one.count == other.count ? zip(one, other).map { abs(Int($0) - Int($1)) }.max() ?? 255 : 255
}
