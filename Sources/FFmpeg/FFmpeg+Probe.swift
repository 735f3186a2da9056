extension FFmpeg {
    /// Tells what a media file holds. Throws `FFmpegError.failed` when it is none.
    package func probe(_ path: String) async throws -> MediaInfo {
        try Self.info(try await probing(path).run(), path, ffprobe)
    }

    /// The same on this thread, which it blocks. Never call it on the cooperative pool.
    package func probeBlocking(_ path: String, cancellation: Cancellation) throws -> MediaInfo {
        try Self.info(try probing(path).runBlocking(cancellation), path, ffprobe)
    }

    private func probing(_ path: String) -> ChildProcess {
        let entries =
            "stream=codec_type,codec_name,width,height,pix_fmt,avg_frame_rate:format=format_name,duration,size"
        var command = ChildProcess(
            program: ffprobe,
            arguments: ["-loglevel", "error", "-show_entries", entries, "-of", "flat"] + Self.input(path))
        command.timeout = .seconds(30)
        return command
    }

    private static func info(_ result: ProcessResult, _ path: String, _ program: String) throws -> MediaInfo {
        let text = try checked(result, program).outputText
        guard let info = MediaInfo(flat: text) else {
            throw FFmpegError.unusable(path: path, reason: "it has no known container")
        }
        return info
    }
}
