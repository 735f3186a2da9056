import Glibc

/// Why a child process gave no result. A process that ended by itself, even with an error status, is a result.
package enum ProcessError: Error, Equatable, CustomStringConvertible {
    /// The program does not exist, may not be run, or the machine refused another process.
    case cannotStart(program: String, errno: Int32)
    /// It ran past its time and was killed; `lastLines` is the end of its standard error.
    case timedOut(program: String, after: Duration, lastLines: String)
    /// Its standard output grew past the limit (bytes) and it was killed.
    case tooMuchOutput(program: String, limit: Int)
    /// It was killed because the caller no longer wants the result.
    case cancelled(program: String)
    /// The machine refused a pipe or a thread.
    case system(call: String, errno: Int32)

    package var description: String {
        switch self {
        case .cannotStart(let program, let code):
            "Cannot start \(program): \(String(cString: strerror(code)))."
        case .timedOut(let program, let time, let lines):
            "\(program) was stopped after \(time)." + (lines.isEmpty ? "" : " Its last lines: \(lines)")
        case .tooMuchOutput(let program, let limit):
            "\(program) was stopped: it wrote more than \(limit) bytes."
        case .cancelled(let program):
            "\(program) was stopped because its result is no longer wanted."
        case .system(let call, let code):
            "\(call) failed: \(String(cString: strerror(code)))."
        }
    }
}
