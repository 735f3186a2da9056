import Crypto
import Studio

/// Looks at a received file from its first to its last byte.
enum FilmFile {
    /// - Throws: `notWhole` and `notAFilm` by its boxes, `failed` when it cannot be read.
    static func check(_ file: borrowing OpenFile) throws(MediaFault) -> MediaFile {
        let size = try FileFailure.asFault { () throws(FileFailure) in try file.size() }
        switch try FileFailure.asFault({ () throws(FileFailure) in try FilmCheck.verdict(on: file, size: size) }) {
        case .whole: break
        case .notWhole(let fault): throw .notWhole(.notWhole(fault, size))
        case .notAFilm:
            let start = try FileFailure.asFault { () throws(FileFailure) in
                try file.bytes(at: 0, count: Appearance.prefix)
            }
            throw .notAFilm(Problem(code: "not_a_video", message: Appearance.describe(start)))
        }
        let digest = try FileFailure.asFault { () throws(FileFailure) in try Hash.of(file) }
        return MediaFile(bytes: size, sha256: Hex.encode(digest))
    }
}

extension Problem {
    fileprivate static func notWhole(_ fault: String, _ size: Int64) -> Problem {
        Problem(
            code: "incomplete_video",
            message: "What was received (\(size) bytes) is not a whole video: \(fault). It is fetched again.")
    }
}
