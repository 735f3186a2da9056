import FFmpeg

/// What is known of a job for certain. Its status is not stored: it follows from these facts and the time.
/// All times are milliseconds since 1970.
struct Job: Sendable, Equatable {
    struct Failure: Sendable, Equatable {
        let at: Int64
        let code: String
        let message: String
    }

    let id: String
    let model: String
    let prompt: String
    let seconds: Int
    let size: PixelSize
    let created: Int64
    /// Milliseconds that the job takes at least, however fast its clip is rendered.
    let duration: Int64
    /// Percent at which its progress stops for ever; nil for a job that ends.
    var stall: Int?
    /// Decided when the job was made, or when its clip could not be rendered.
    var failure: Failure?
    /// When the clip lay in its folder.
    var rendered: Int64?
    /// The format of the image that the clip starts with.
    var reference: ImageFormat?
}
