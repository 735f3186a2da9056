import Glibc

/// A file that is read here and there; the one owner of its descriptor.
final class RandomAccessFile: Sendable {
    private let path: String
    private let descriptor: Int32
    /// In bytes, when it was opened.
    let size: Int64

    init(_ path: String) throws(ZipError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw ZipError.file(path: path, code: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw ZipError.file(path: path, code: EINVAL)
        }
        size = Int64(status.st_size)
    }

    deinit {
        close(descriptor)
    }

    func bytes(at offset: Int64, count: Int) throws(ZipError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let outcome = bytes.withUnsafeMutableBytes { buffer in
            Result { () throws(ZipError) in try fill(buffer, at: offset) }
        }
        try outcome.get()
        return bytes
    }

    /// The whole buffer.
    func fill(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(ZipError) {
        var filled = 0
        while filled < buffer.count, let start = buffer.baseAddress {
            let count = pread(descriptor, start + filled, buffer.count - filled, off_t(offset) + off_t(filled))
            if count == 0 { throw ZipError.damaged("it is cut off") }
            if count > 0 {
                filled += count
            } else if errno != EINTR {
                throw ZipError.file(path: path, code: errno)
            }
        }
    }
}

extension [UInt8] {
    /// The fixed-width number that begins at an index; the caller has made sure that it is all there.
    func littleEndian<Number: FixedWidthInteger>(at index: Int, _ type: Number.Type) -> Number {
        withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: type)) }
    }
}
