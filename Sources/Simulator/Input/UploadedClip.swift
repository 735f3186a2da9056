import FFmpeg
import HTTPServer

/// A clip that was sent, looked at: an MP4 by its first bytes and by what ffprobe finds in it.
struct UploadedClip: Sendable {
    let file: UploadedFile
    /// Whole seconds, 1…120.
    let seconds: Int
    let width: Int
    let height: Int

    /// Throws 400 when it is no MP4 with a picture, or too long. Blocks this thread while ffprobe runs.
    init(_ file: UploadedFile, ffmpeg: FFmpeg, param: String = "video") throws {
        let start = try FileBytes.read(file.path, limit: min(file.size, 12))
        guard start.count == 12, start[4..<8].elementsEqual("ftyp".utf8) else { throw Self.unsupported(param) }
        let info: MediaInfo
        do {
            info = try ffmpeg.probeBlocking(file.path, cancellation: Cancellation())
        } catch is FFmpegError {
            throw Self.unsupported(param)
        }
        guard let width = info.width, let height = info.height, let duration = info.duration, duration > 0,
            info.format.contains("mp4")
        else { throw Self.unsupported(param) }
        guard duration < 120.5 else {
            throw APIError.invalid(param, "Invalid '\(param)': the clip is longer than 120 seconds.")
        }
        self.file = file
        self.width = width
        self.height = height
        seconds = max(1, Int(duration.rounded()))
    }

    private static func unsupported(_ param: String) -> APIError {
        .invalid(
            param, "Invalid file: unsupported video. The supported type is video/mp4.",
            code: "unsupported_file_mimetype")
    }

    /// The size that a model makes of it: its own, else the first with the same way up.
    func size(_ sizes: [PixelSize]) -> PixelSize {
        let own = PixelSize(width: width, height: height)
        if sizes.contains(own) { return own }
        return sizes.first { ($0.width > $0.height) == (width > height) } ?? sizes[0]
    }
}
