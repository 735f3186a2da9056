import Glibc

extension SHA256 {
    /// The digest of a file's contents, 32 bytes. It reads 64 KiB at a time, and blocks meanwhile.
    ///
    /// - Throws: `FileReadError` with the operating system's reason.
    package static func hash(ofFile path: String) throws(FileReadError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileReadError(path: path, number: errno) }
        defer { close(descriptor) }
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return hash.finalize() }
            if count > 0 {
                buffer.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            } else if errno != EINTR {
                throw FileReadError(path: path, number: errno)
            }
        }
    }
}
