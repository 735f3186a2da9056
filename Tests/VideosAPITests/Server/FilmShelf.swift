import Foundation
import Studio
import Synchronization

/// A film and a server's ways of giving it out.
struct FilmShelf: Sendable {
    /// 300,000 bytes that begin like an MP4.
    static let film: [UInt8] =
        [0, 0, 0, 24] + Array("ftypmp42".utf8) + (0..<299_988).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    static let tag = "\"v1\""

    /// Answers like a good server: whole, or the part from a `Range` whose `If-Range` fits.
    static func serve(_ request: ReceivedRequest, cutAfter: Int? = nil, tag: String = FilmShelf.tag) -> Script {
        let wanted = request.header("range").flatMap { range in
            request.header("if-range") == tag ? Int(range.dropFirst("bytes=".count).dropLast()) : nil
        }
        let offset = wanted ?? 0
        let body = Array(film[min(offset, film.count)...])
        var headers = ["ETag": tag, "Content-Type": "video/mp4"]
        if wanted != nil { headers["Content-Range"] = "bytes \(offset)-\(film.count - 1)/\(film.count)" }
        return .cut(wanted == nil ? 200 : 206, headers, body: body, sent: min(cutAfter ?? body.count, body.count))
    }

    static func job(_ status: String = "completed", more: String = "") -> String {
        #"{"id":"v1","object":"video","status":"\#(status)"\#(more)}"#
    }
}

/// A file that is received in several tries, as the media store would keep it.
final class Reception: Sendable {
    let folder: Folder
    let limit: Int64
    private let path: String?
    private let remembered = Mutex<String?>(nil)

    init(limit: Int64 = 1 << 30, path: String? = nil) throws {
        folder = try Folder()
        self.limit = limit
        self.path = path
    }

    var validator: String? { remembered.withLock { $0 } }
    var bytes: [UInt8] { folder.bytes() }
    /// Asked like this, because an expectation that two long arrays are equal takes hours to say how they differ.
    var isWholeFilm: Bool { bytes == FilmShelf.film }

    func isLike(_ other: Reception) -> Bool { bytes == other.bytes }

    /// As if `bytes` had come before, with this validator.
    func begin(_ bytes: [UInt8], validator: String?) {
        folder.write(bytes)
        remembered.withLock { $0 = validator }
    }

    var file: PartialFile {
        PartialFile(
            path: path ?? "\(folder.path)/film.part", limit: limit, received: Int64(bytes.count), validator: validator,
            remember: { [self] value in remembered.withLock { $0 = value } })
    }
}
