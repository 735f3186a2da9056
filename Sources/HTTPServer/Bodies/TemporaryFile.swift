import Glibc

/// A file that is removed with the last reference to it, unless it was moved away.
final class TemporaryFile: Sendable {
    let path: String

    init(path: String) {
        self.path = path
    }

    deinit {
        // After a move there is nothing left at this path, and nobody to tell.
        unlink(path)
    }
}
