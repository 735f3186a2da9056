import Foundation
import Studio

extension Problem {
    static let test = Problem(code: "test", message: "Something is in the way.")
    static let lost = Problem(code: "reply_lost", message: "The reply was lost.")
    static let unreachable = Problem(code: "unreachable", message: "The server cannot be reached.")
    static let key = Problem(code: "invalid_api_key", message: "The key was refused.")
    static let credit = Problem(code: "insufficient_quota", message: "The credit is used up.")
}

extension Money {
    static func cents(_ count: Int64) -> Money { Money(microDollars: count * 10_000) }
}

extension RemoteJob {
    static func job(
        _ id: String, _ status: RemoteStatus = .running, prompt: String? = nil, progress: Int? = nil,
        expiresAt: Timestamp? = nil
    ) -> RemoteJob {
        RemoteJob(
            id: id, status: status, word: "\(status)".prefix(20).description, progress: progress, prompt: prompt,
            expiresAt: expiresAt)
    }
}

extension GenerationSettings {
    static func clip(_ prompt: String, model: String = "sora-2") -> GenerationSettings {
        GenerationSettings(prompt: prompt, model: model, seconds: 8, size: ClipSize(width: 1280, height: 720))
    }
}

/// The smallest file that is a whole MP4 by its boxes; `text` stands for its pictures.
func film(_ text: String = "pictures") -> [UInt8] {
    let index = box("mvhd", Array(repeating: 0, count: 100)) + box("trak", box("tkhd", Array(repeating: 0, count: 84)))
    return box("ftyp", Array("isom".utf8) + [0, 0, 2, 0]) + box("moov", index) + box("mdat", Array(text.utf8))
}

private func box(_ name: String, _ contents: [UInt8]) -> [UInt8] {
    let size = UInt32(8 + contents.count)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } + Array(name.utf8) + contents
}

/// The head of a PNG picture of 320 by 180 pixels.
let picture: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
    + [0, 0, 1, 64, 0, 0, 0, 180, 8, 2, 0, 0, 0, 0, 0, 0, 0]

func write(_ bytes: [UInt8], to path: String) {
    precondition(FileManager.default.createFile(atPath: path, contents: Data(bytes)), "Cannot write \(path).")
}

func contents(of path: String) -> [UInt8] {
    [UInt8](FileManager.default.contents(atPath: path) ?? Data())
}
