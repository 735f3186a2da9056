import FoundationEssentials
import Glibc
import Studio

/// A small file written into a text: `data:image/png;base64,…`.
struct DataURL {
    /// In bytes; written out it stays below the 20,971,520 characters that the Videos API takes.
    static let largestFile = 15_700_000

    let text: String

    /// - Throws: `cannot_send` when the file cannot be read or is too large.
    init(path: String, contentType: String) async throws(Problem) {
        let read = await OwnThread.run { Self.base64(path) } ?? nil
        guard let read else {
            throw Problem(
                code: "cannot_send",
                message: "The reference picture cannot be read, or has over \(Self.largestFile) bytes. Choose it again."
            )
        }
        text = "data:\(contentType);base64,\(read)"
    }

    private static func base64(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while bytes.count <= largestFile {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { return nil }
            if count == 0 { return bytes.base64EncodedString() }
            bytes.append(contentsOf: buffer.prefix(count))
        }
        return nil
    }
}
