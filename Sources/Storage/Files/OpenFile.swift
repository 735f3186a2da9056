import Glibc

/// An open file: the one owner of its descriptor. Links are never followed.
struct OpenFile: ~Copyable {
    let path: String
    private let descriptor: Int32

    static func reading(_ path: String) throws(FileFailure) -> OpenFile {
        try OpenFile(path, O_RDONLY)
    }

    /// A new file of mode 0600; it is an error when the name is taken.
    static func creating(_ path: String) throws(FileFailure) -> OpenFile {
        try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL)
    }

    static func folder(_ path: String) throws(FileFailure) -> OpenFile {
        try OpenFile(path, O_RDONLY | O_DIRECTORY)
    }

    init(_ path: String, _ flags: Int32) throws(FileFailure) {
        // Without O_NONBLOCK opening a pipe that somebody put there would wait for ever; files do not mind it.
        descriptor = open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
        self.path = path
        guard descriptor >= 0 else { throw FileFailure("open", path) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// The size in bytes. What is no regular file is refused.
    func size() throws(FileFailure) -> Int64 {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFailure("read", path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileFailure("read", path, EINVAL) }
        return Int64(status.st_size)
    }

    /// Up to `count` bytes from `offset`; fewer only at the end of the file.
    func bytes(at offset: Int64, count: Int) throws(FileFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let filled = bytes.withUnsafeMutableBytes { buffer in
            Result { () throws(FileFailure) in try fill(buffer, from: offset) }
        }
        bytes.removeLast(count - (try filled.get()))
        return bytes
    }

    /// Fills the buffer as far as the file reaches and returns how far that is.
    func fill(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int64) throws(FileFailure) -> Int {
        var filled = 0
        while filled < buffer.count, let start = buffer.baseAddress {
            let count = pread(descriptor, start + filled, buffer.count - filled, off_t(offset) + off_t(filled))
            if count == 0 { break }
            if count > 0 {
                filled += count
            } else if errno != EINTR {
                throw FileFailure("read", path)
            }
        }
        return filled
    }

    func write(_ bytes: [UInt8]) throws(FileFailure) {
        let written = bytes.withUnsafeBytes { buffer in
            Result { () throws(FileFailure) in try write(buffer) }
        }
        try written.get()
    }

    /// Appends all the bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(FileFailure) {
        var written = 0
        while written < bytes.count, let start = bytes.baseAddress {
            let count = Glibc.write(descriptor, start + written, bytes.count - written)
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw FileFailure("write", path)
            }
        }
    }

    /// Returns when everything is on the disk.
    func synchronize() throws(FileFailure) {
        guard fsync(descriptor) == 0 else { throw FileFailure("save", path) }
    }

    /// Mode 0600: read and written by this user only.
    func makePrivate() throws(FileFailure) {
        guard fchmod(descriptor, 0o600) == 0 else { throw FileFailure("protect", path) }
    }

    /// Asks for the file's advisory lock without waiting; false when another process has it.
    func lock() throws(FileFailure) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw FileFailure("lock", path) }
        return false
    }

    func truncate() throws(FileFailure) {
        guard ftruncate(descriptor, 0) == 0 else { throw FileFailure("write", path) }
    }
}
