import FFmpeg
import Testing

/// What a clip is asked to be.
struct Clip: Sendable, CustomTestStringConvertible {
    let model: String
    let seconds: Int
    let width: Int
    let height: Int

    var size: String { "\(width)x\(height)" }
    var testDescription: String { "\(model), \(seconds) s, \(size)" }

    /// The settings as a script sends them.
    var json: JSON { ["model": .string(model), "seconds": .string("\(seconds)"), "size": .string(size)] }
    /// The settings as a form sends them.
    var fields: [String: String] { ["model": model, "seconds": "\(seconds)", "size": size] }
}

/// Holds what ffprobe tells of a file against what was asked for.
func expect(_ path: String, is clip: Clip) async throws {
    let info = try await FFmpeg.find().probe(path)
    #expect(info.width == clip.width && info.height == clip.height)
    #expect(abs((info.duration ?? 0) - Double(clip.seconds)) <= 0.1)
    #expect(info.videoCodec == "h264")
    #expect(info.audioCodec == "aac")
}
