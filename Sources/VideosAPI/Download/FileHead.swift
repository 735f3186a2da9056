import Glibc
import Studio

/// The first bytes of a received file, to tell a film from a web page that came in its place.
struct FileHead {
    let bytes: [UInt8]

    /// - Returns: nil when the file cannot be read.
    init?(path: String, count: Int = 1024) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: count)
        let length = read(descriptor, &buffer, count)
        guard length >= 0 else { return nil }
        bytes = Array(buffer.prefix(length))
    }

    /// A web page, JSON or plain words. An MP4 starts with the length of its first box, which holds a zero byte.
    var isText: Bool {
        let controls = bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        return !bytes.isEmpty && !controls
    }

    /// The first 200 characters, fit to show.
    var excerpt: String { String(decoding: bytes.prefix(800), as: UTF8.self).foreign(limit: 200) }
}
