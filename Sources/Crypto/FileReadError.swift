import Glibc

/// A file could not be read.
package struct FileReadError: Error, Sendable, Equatable, CustomStringConvertible {
    package let path: String
    /// The operating system's `errno`.
    package let number: Int32

    package init(path: String, number: Int32) {
        self.path = path
        self.number = number
    }

    package var description: String {
        let reason = strerror(number).map { String(cString: $0) } ?? "error \(number)"
        return "Cannot read \(path): \(reason)."
    }
}
