import FFmpeg

/// What is known of a job for certain. Its status is not stored: it follows from these facts and the time.
/// All times are milliseconds since 1970.
struct Job: Sendable, Equatable {
    struct Failure: Sendable, Equatable {
        let at: Int64
        let code: String
        let message: String
    }

    /// Which operation made it.
    enum Kind: String, Sendable {
        case creation, remix, edit, `extension`
    }

    let id: String
    let model: String
    let prompt: String
    /// Of the whole clip.
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
    var kind = Kind.creation
    /// The job that it was made from; nil for one that was made from nothing or from an upload.
    var source: String?
    /// What its composition follows from, when it is another job's.
    var look: String?
    /// Seconds at the beginning that are another clip.
    var head = 0
    /// How often the clip has been extended.
    var extensions = 0
    /// Another clip lies in its folder until it is rendered: what it extends or edits.
    var hasFootage = false
    var lifetime: Lifetime? = .hour
}

/// How long a completed job's files can be fetched.
struct Lifetime: Sendable, Equatable {
    let seconds: Int64
    /// Counted from the job's making instead of its completion.
    var isFromCreation = false

    /// As OpenAI keeps them.
    static let hour = Lifetime(seconds: 3600)
}
