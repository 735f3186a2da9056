extension FFmpeg {
    /// Writes the last frame of a film's picture as a PNG of its full size, however long its sound goes on.
    /// Blocks this thread; never call it on the cooperative pool.
    ///
    /// - Throws: `FFmpegError.unusable` for a film without a single frame.
    package func lastFrameBlocking(
        of film: String, to png: String, cancellation: Cancellation = Cancellation()
    ) throws {
        let track = try PictureTrack(lines: try packets(of: film, cancellation), film)
        // Frames near the end are decoded again and again into one file, until the last one has stayed in it. Where
        // the times in the file are not to be trusted, that is done from the beginning.
        for start in [track.end - 0.5, 0] {
            try write(from: start, of: film, filter: track.filter, to: png, cancellation)
            if fileSize(png) > 0 { return }
        }
        throw FFmpegError.unusable(path: film, reason: "it has no frame")
    }

    private func write(
        from start: Double, of film: String, filter: String, to png: String, _ cancellation: Cancellation
    ) throws {
        let seek = start > 0 ? ["-seek_timestamp", "1", "-ss", "\(start)"] : []
        let picture = ["-map", "0:v:0", "-vf", filter, "-fps_mode", "passthrough", "-map_metadata", "-1"]
        try runBlocking(
            seek + Self.input(film) + picture + [
                "-fflags", "+bitexact", "-f", "image2", "-update", "1", "file:\(png)",
            ],
            timeout: .seconds(60), cancellation: cancellation)
    }

    private func packets(of film: String, _ cancellation: Cancellation) throws -> String {
        let entries = "packet=pts_time,flags:stream=color_space"
        var command = ChildProcess(
            program: ffprobe,
            arguments: ["-loglevel", "error", "-select_streams", "v:0", "-show_entries", entries, "-of", "compact"]
                + Self.input(film))
        command.timeout = .seconds(30)
        return try Self.checked(try command.runBlocking(cancellation), ffprobe).outputText
    }
}

/// What the packets of a film's picture tell, as ffprobe lists them.
private struct PictureTrack {
    /// When the last frame begins, in seconds of the file's own clock.
    let end: Double
    private let isMarked: Bool

    init(lines: String, _ film: String) throws(FFmpegError) {
        var end: Double?
        var isMarked = false
        for line in lines.split(whereSeparator: \.isNewline) {
            let fields = Dictionary(line.split(separator: "|").compactMap(Self.field)) { first, _ in first }
            if let space = fields["color_space"] { isMarked = space != "unknown" && space != "N/A" }
            // A packet that an edit list takes out is decoded but never shown.
            guard let time = fields["pts_time"].flatMap({ Double($0) }), !(fields["flags"] ?? "").contains("D")
            else { continue }
            end = max(end ?? time, time)
        }
        guard let end else { throw .unusable(path: film, reason: "it has no frame") }
        self.end = end
        self.isMarked = isMarked
    }

    /// A film that does not say how its colours are to be read is read as players read it: by Rec. 709.
    var filter: String {
        (isMarked ? "" : "scale=in_color_matrix=bt709,") + "sidedata=mode=delete,setsar=1,format=rgb24"
    }

    private static func field(_ text: Substring) -> (Substring, Substring)? {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        return (text[..<equals], text[text.index(after: equals)...])
    }
}
