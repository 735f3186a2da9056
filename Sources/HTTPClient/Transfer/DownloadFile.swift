import Glibc

/// Owns the descriptor of a file that takes a body.
final class DownloadFile {
    private let path: String
    private var descriptor: Int32
    private let maximumBytes: Int64
    private var size: Int64

    /// - Parameter offset: Where the body starts: the file is cut there. Nil starts the file anew.
    init(_ destination: FileDestination, from offset: Int64?) throws(Refusal) {
        path = destination.path
        maximumBytes = destination.maximumBytes
        size = offset ?? 0
        let mode = O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | (offset == nil ? O_TRUNC : 0)
        descriptor = open(path, mode, 0o600)
        guard descriptor >= 0 else { throw .file(path, errno) }
        if let offset { try cut(at: offset) }
    }

    deinit {
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// Writes all of it or throws; `written` counts what reached the file in both cases.
    func write(_ bytes: UnsafeRawBufferPointer, written: inout Int64) throws(Refusal) {
        guard size + Int64(bytes.count) <= maximumBytes else {
            throw Refusal(.replyTooLarge, "The file \(path) would grow over its limit of \(maximumBytes) bytes.")
        }
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .file(path, count < 0 ? errno : EIO) }
            written += Int64(count)
            size += Int64(count)
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Some file systems tell of a full disk only here.
    func close() throws(Refusal) {
        guard descriptor >= 0 else { return }
        let result = Glibc.close(descriptor)
        descriptor = -1
        guard result == 0 else { throw .file(path, errno) }
    }

    private func cut(at offset: Int64) throws(Refusal) {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .file(path, errno) }
        guard offset >= 0, facts.st_size >= offset else { throw .file(path, EINVAL) }
        guard ftruncate(descriptor, off_t(offset)) == 0, lseek(descriptor, off_t(offset), SEEK_SET) == offset else {
            throw .file(path, errno)
        }
    }
}
