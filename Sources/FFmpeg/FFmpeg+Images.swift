extension FFmpeg {
    /// Writes one frame as an image whose name says its format: `.webp`, `.jpg` or `.png`.
    /// - Parameters:
    ///   - seconds: the frame's time; past the end, the file would be empty and `FFmpegError.unusable` is thrown.
    ///   - longestSide: pixels that the picture is shrunk to, never grown; nil keeps its size.
    package func poster(
        of video: String, to image: String, at seconds: Double = 0, longestSide: Int? = nil
    ) async throws {
        let shrink = longestSide.map {
            "scale='min(iw,\($0))':'min(ih,\($0))':force_original_aspect_ratio=decrease:flags=bicubic"
        }
        try await picture(
            from: ["-ss", "\(max(0, seconds))"] + Self.input(video), filter: shrink ?? "null", to: image)
    }

    /// Writes frames spread evenly over the clip as one JPEG of `columns` × `rows` tiles, each `tileWidth` pixels wide.
    package func contactSheet(
        of video: String, to image: String, columns: Int = 5, rows: Int = 4, tileWidth: Int = 256
    ) async throws {
        let info = try await probe(video)
        guard let duration = info.duration, duration > 0 else {
            throw FFmpegError.unusable(path: video, reason: "it has no length")
        }
        let rate = Double(columns * rows) / duration
        let filter = "fps=\(rate):round=up,scale=\(tileWidth):-2,tile=\(columns)x\(rows)"
        try await picture(from: Self.input(video), filter: filter, to: image)
    }

    private func picture(from input: [String], filter: String, to image: String) async throws {
        let quality = image.hasSuffix(".webp") ? ["-quality", "80"] : ["-qscale:v", "3"]
        let output = ["-frames:v", "1", "-map_metadata", "-1", "-update", "1"] + quality + ["file:\(image)"]
        try await run(input + ["-an", "-vf", filter] + output, timeout: .seconds(60))
        guard fileSize(image) > 0 else {
            throw FFmpegError.unusable(path: image, reason: "no frame was there to write")
        }
    }
}
