import Glibc

/// A file open for reading; the descriptor is closed with its last reference.
package final class OpenFile: Sendable {
    package let descriptor: Int32
    /// In bytes when it was opened.
    package let size: Int
    /// Nanoseconds since 1970.
    package let modified: Int64
    /// Tells this file from every other on the same machine.
    let identity: UInt64

    /// Opens a regular file without following a link in its last part.
    /// Throws ``FileError`` when there is none or it cannot be read.
    package init(path: String) throws(FileError) {
        // Without O_NONBLOCK opening a FIFO would wait for its writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw FileError(path: path, code: EINVAL)
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        identity = UInt64(status.st_ino)
    }

    deinit {
        close(descriptor)
    }
}
