import Glibc
import Studio

/// A refusal of the operating system to do something with a file.
struct FileFailure: Error, Sendable, Equatable {
    /// What was tried: `open`, `write`, …
    let action: String
    let path: String
    /// The system's `errno`.
    let number: Int32

    init(_ action: String, _ path: String, _ number: Int32 = errno) {
        self.action = action
        self.path = path
        self.number = number
    }

    var isFull: Bool { number == ENOSPC || number == EDQUOT }
    var isMissing: Bool { number == ENOENT }

    var reason: String { strerror(number).map { String(cString: $0) } ?? "error \(number)" }

    /// Names the file without its folders, which are nobody's business on a page.
    var problem: Problem {
        let name = path.lastPathComponent
        if isFull {
            return Problem(
                code: "disk_full",
                message: "The disk is full: cannot \(action) \(name). Free some space; Dailies then goes on by itself.")
        }
        return Problem(
            code: "file_error",
            message: "Cannot \(action) \(name): \(reason). Check the data folder and who may write there.")
    }

    var fault: MediaFault { isFull ? .diskFull(problem) : .failed(problem) }

    static func asProblem<T: ~Copyable>(_ body: () throws(FileFailure) -> T) throws(Problem) -> T {
        do throws(FileFailure) { return try body() } catch { throw error.problem }
    }

    static func asFault<T: ~Copyable>(_ body: () throws(FileFailure) -> T) throws(MediaFault) -> T {
        do throws(FileFailure) { return try body() } catch { throw error.fault }
    }
}

extension String {
    /// What follows the last slash.
    var lastPathComponent: String {
        lastIndex(of: "/").map { String(self[index(after: $0)...]) } ?? self
    }

    /// What stands before the last slash.
    var parentFolder: String {
        guard let slash = lastIndex(of: "/") else { return "." }
        return slash == startIndex ? "/" : String(self[..<slash])
    }
}
