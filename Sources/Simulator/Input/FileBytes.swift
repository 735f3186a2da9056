import Glibc

/// Reads a whole file of a known size.
enum FileBytes {
    static func read(_ path: String, limit: Int) throws(FolderError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw FolderError(path: path, code: errno) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: limit)
        var count = 0
        while count < limit {
            let more = bytes[count...].withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard more >= 0 else { throw FolderError(path: path, code: errno) }
            if more == 0 { break }
            count += more
        }
        return Array(bytes[..<count])
    }
}
