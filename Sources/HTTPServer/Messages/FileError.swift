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

    package var description: String {
        "\(path): \(String(cString: strerror(code)))"
    }
}
