import Glibc

extension OpenFile {
    /// The whole file. Throws ``FileError`` with `EFBIG` when it is larger than `limit` bytes.
    func contents(path: String, limit: Int) throws(FileError) -> [UInt8] {
        guard size <= limit else { throw FileError(path: path, code: EFBIG) }
        var bytes = [UInt8](repeating: 0, count: size)
        var count = 0
        while count < bytes.count {
            let read = bytes.withUnsafeMutableBytes { rest in
                pread(descriptor, rest.baseAddress! + count, rest.count - count, count)
            }
            if read < 0 && errno == EINTR { continue }
            guard read > 0 else { throw FileError(path: path, code: read < 0 ? errno : EIO) }
            count += read
        }
        return bytes
    }
}
