import Glibc

/// A file that could not be opened, written or moved.
package struct FileError: Error, CustomStringConvertible {
    package let path: String
    /// `errno`.
    package let code: Int32

    /// True when there is no such file.
    package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
    /// True when the disk or the quota is full.
    package var isFull: Bool { code == ENOSPC || code == EDQUOT }

    /// In the system's words, without the path.
    package var reason: String { String(cString: strerror(code)) }

    package var description: String { "\(path): \(reason)" }
}
