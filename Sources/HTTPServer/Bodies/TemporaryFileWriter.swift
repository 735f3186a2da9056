import Glibc

/// Writes a new temporary file of mode 0600 under a random name.
final class TemporaryFileWriter {
    private let file: TemporaryFile
    private let descriptor: Int32
    /// Bytes written so far.
    private(set) var size = 0

    init(folder: String) throws(FileError) {
        let path = "\(folder)/upload-\(String(UInt64.random(in: .min ... .max), radix: 36))"
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        file = TemporaryFile(path: path)
    }

    deinit {
        close(descriptor)
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw FileError(path: file.path, code: count < 0 ? errno : EIO) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            size += count
        }
    }

    func finish() -> TemporaryFile {
        file
    }
}
