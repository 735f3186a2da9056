/// What ffprobe tells about a media file. Its first video and first audio stream count.
package struct MediaInfo: Sendable, Equatable {
    /// Seconds; nil for a still image.
    package let duration: Double?
    /// Pixels as stored; nil without a video stream.
    package let width: Int?
    package let height: Int?
    /// Frames per second, on average.
    package let frameRate: Double?
    /// Codec names as ffprobe writes them, such as `h264` and `aac`.
    package let videoCodec: String?
    package let audioCodec: String?
    /// Such as `yuv420p`.
    package let pixelFormat: String?
    /// Container names, such as `mov,mp4,m4a,3gp,3g2,mj2`.
    package let format: String
    package let bytes: Int64

    /// Reads the lines of `ffprobe -of flat`; nil when they name no container.
    init?(flat text: String) {
        let lines = FlatLines(text)
        guard let format = lines["format.format_name"] else { return nil }
        let video = lines.firstStream(of: "video")
        let audio = lines.firstStream(of: "audio")
        self.format = format
        duration = lines["format.duration"].flatMap(Double.init)
        bytes = lines["format.size"].flatMap(Int64.init) ?? 0
        width = video.flatMap { lines[$0 + "width"] }.flatMap { Int($0) }
        height = video.flatMap { lines[$0 + "height"] }.flatMap { Int($0) }
        frameRate = video.flatMap { lines[$0 + "avg_frame_rate"] }.flatMap(Self.ratio)
        videoCodec = video.flatMap { lines[$0 + "codec_name"] }
        pixelFormat = video.flatMap { lines[$0 + "pix_fmt"] }
        audioCodec = audio.flatMap { lines[$0 + "codec_name"] }
    }

    /// `30000/1001` as a number; nil when it is none, such as `0/0`.
    private static func ratio(_ text: String) -> Double? {
        let parts = text.split(separator: "/").compactMap { Double($0) }
        guard parts.count == 2, parts[1] > 0 else { return nil }
        return parts[0] / parts[1]
    }
}

/// The lines `key="value"` or `key=value` of ffprobe's flat format.
private struct FlatLines {
    private var values: [Substring: Substring] = [:]

    init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            guard let equals = line.firstIndex(of: "=") else { continue }
            let value = line[line.index(after: equals)...]
            values[line[..<equals]] = value.hasPrefix("\"") ? value.dropFirst().dropLast() : value
        }
    }

    subscript(_ key: String) -> String? {
        values[Substring(key)].flatMap { $0 == "N/A" ? nil : String($0) }
    }

    /// The key's beginning for the first stream of a type, such as `streams.stream.0.`
    func firstStream(of type: String) -> String? {
        (0..<64).map { "streams.stream.\($0)." }.first { self[$0 + "codec_type"] == type }
    }
}
