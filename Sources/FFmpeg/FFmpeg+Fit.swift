extension FFmpeg {
    /// Writes a picture of exactly the wanted size, in the format that `output` is named for: `.png` or `.jpg`.
    /// The same file and size give the same bytes again. Blocks this thread; never call it on the cooperative pool.
    ///
    /// - Throws: `FFmpegError.failed` also for a picture that breaks off or holds damaged data.
    package func fitBlocking(
        _ image: String, _ fitting: ImageFitting, to output: String, timeout: Duration = .seconds(60),
        cancellation: Cancellation = Cancellation()
    ) throws {
        // Turned by the filter and by nothing else: versions differ in whether they turn a picture by themselves.
        let strict = ["-xerror", "-noautorotate", "-threads", "1", "-filter_threads", "1"]
        let input = strict + ["-f", fitting.format.demuxer] + Self.input(image)
        let quality = output.hasSuffix(".png") ? [] : ["-qscale:v", "2", "-pix_fmt", "yuvj444p"]
        let still = ["-frames:v", "1", "-map_metadata", "-1", "-fflags", "+bitexact", "-update", "1"]
        try runBlocking(
            input + ["-an", "-vf", fitting.filter] + still + quality + ["file:\(output)"], timeout: timeout,
            cancellation: cancellation)
        guard fileSize(output) > 0 else {
            throw FFmpegError.unusable(path: image, reason: "there is no picture in it")
        }
    }
}
