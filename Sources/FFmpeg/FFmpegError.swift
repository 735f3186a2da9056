/// Why ffmpeg or ffprobe did not do what was asked of it.
package enum FFmpegError: Error, Equatable, CustomStringConvertible {
    /// A program is not on the machine; `name` is `ffmpeg` or `ffprobe`.
    case notFound(name: String)
    /// It ended with an error; `lines` are the last of its standard error.
    case failed(program: String, exit: ProcessExit, lines: String)
    /// It succeeded, but what it told about this file could not be used.
    case unusable(path: String, reason: String)

    package var description: String {
        switch self {
        case .notFound(let name):
            "Cannot find \(name). Install it (Debian: apt-get install ffmpeg) or add its folder to PATH."
        case .failed(let program, let exit, let lines):
            "\(program) failed (\(exit))" + (lines.isEmpty ? "." : ": \(lines)")
        case .unusable(let path, let reason):
            "Cannot use \(path): \(reason)."
        }
    }
}
