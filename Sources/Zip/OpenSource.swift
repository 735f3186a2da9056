import Glibc

/// Where an entry's bytes come from, opened; the descriptor is closed with its last reference.
final class OpenSource: Sendable {
    private let path: String
    private let bytes: [UInt8]
    private let descriptor: Int32

    init(_ content: ZipEntry.Content) throws(ZipError) {
        switch content {
        case .bytes(let bytes): (path, self.bytes, descriptor) = ("", bytes, -1)
        case .file(let path):
            // Without O_NONBLOCK opening a pipe that somebody put there would wait for ever; files do not mind it.
            descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
            (self.path, bytes) = (path, [])
            guard descriptor >= 0 else { throw ZipError.file(path: path, code: errno) }
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// At least one byte.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(ZipError) -> Int {
        guard descriptor >= 0 else {
            let piece = bytes[Int(offset)...].prefix(buffer.count)
            buffer.copyBytes(from: piece)
            return piece.count
        }
        while true {
            let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            if count > 0 { return count }
            if count == 0 { throw ZipError.changed(path: path) }
            guard errno == EINTR else { throw ZipError.file(path: path, code: errno) }
        }
    }

    /// The file has not become longer.
    func requireEnd(at size: Int64) throws(ZipError) {
        guard descriptor >= 0 else { return }
        var status = stat()
        guard fstat(descriptor, &status) == 0, Int64(status.st_size) == size else { throw ZipError.changed(path: path) }
    }
}
