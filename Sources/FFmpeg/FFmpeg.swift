import Glibc

/// The programs `ffmpeg` and `ffprobe`. They may open files and pipes only, never the network.
package struct FFmpeg: Sendable {
    /// Absolute paths of the two programs.
    package let ffmpeg: String
    package let ffprobe: String

    package init(ffmpeg: String, ffprobe: String) {
        self.ffmpeg = ffmpeg
        self.ffprobe = ffprobe
    }

    /// Looks for both in the folders of `path`, which is this process's `PATH` unless told.
    package static func find(path: String? = nil) throws(FFmpegError) -> FFmpeg {
        let path = path ?? getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        func program(_ name: String) throws(FFmpegError) -> String {
            let candidates = path.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
            guard let found = candidates.first(where: { access($0, X_OK) == 0 }) else { throw .notFound(name: name) }
            return found
        }
        return FFmpeg(ffmpeg: try program("ffmpeg"), ffprobe: try program("ffprobe"))
    }

    /// The version's own word, such as `5.1.9-0+deb12u1`.
    package func version() async throws -> String {
        let result = try Self.checked(try await ChildProcess(program: ffmpeg, arguments: ["-version"]).run(), ffmpeg)
        let words = result.outputText.split(separator: " ", maxSplits: 3)
        guard words.count > 2 else { throw FFmpegError.unusable(path: ffmpeg, reason: "it tells no version") }
        return String(words[2])
    }

    /// Runs ffmpeg with `arguments` after those that every run has: quiet, no input from the terminal, overwrite.
    /// Each input needs `-protocol_whitelist file,pipe` before it; ``input(_:)`` writes that.
    @discardableResult
    package func run(_ arguments: [String], timeout: Duration = .seconds(120)) async throws -> ProcessResult {
        try Self.checked(try await command(arguments, timeout: timeout).run(), ffmpeg)
    }

    /// The same on this thread, which it blocks, in `workingDirectory`. Never call it on the cooperative pool.
    @discardableResult
    package func runBlocking(
        _ arguments: [String], in workingDirectory: String? = nil, timeout: Duration = .seconds(120),
        niceness: Int32 = 0, cancellation: Cancellation
    ) throws -> ProcessResult {
        var command = command(arguments, timeout: timeout)
        command.workingDirectory = workingDirectory
        command.niceness = niceness
        return try Self.checked(try command.runBlocking(cancellation), ffmpeg)
    }

    /// The arguments that name an input file: as a file, whatever its name looks like.
    package static func input(_ path: String) -> [String] {
        ["-protocol_whitelist", "file,pipe", "-i", "file:\(path)"]
    }

    func command(_ arguments: [String], timeout: Duration) -> ChildProcess {
        let always = ["-nostdin", "-hide_banner", "-nostats", "-loglevel", "error", "-y"]
        var command = ChildProcess(program: ffmpeg, arguments: always + arguments)
        command.timeout = timeout
        return command
    }

    static func checked(_ result: ProcessResult, _ program: String) throws(FFmpegError) -> ProcessResult {
        guard result.exit.isSuccess else {
            throw .failed(program: program, exit: result.exit, lines: result.errorTail.lastLines(5))
        }
        return result
    }
}
