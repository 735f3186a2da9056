import FFmpeg

/// A job as an operation wants it, before it has an id and a time.
struct JobDraft: Sendable {
    let prompt: String
    let model: String
    var seconds: Int
    let size: PixelSize
    var reference: ImageFormat?
    var kind = Job.Kind.creation
    var source: String?
    var look: String?
    var head = 0
    var extensions = 0
    var hasFootage = false

    init(prompt: String, model: String, seconds: Int, size: PixelSize) {
        self.prompt = prompt
        self.model = model
        self.seconds = seconds
        self.size = size
    }

    /// Another prompt for the same kind of clip.
    init(prompt: String, like source: Job, as kind: Job.Kind) {
        self.init(prompt: prompt, model: source.model, seconds: source.seconds, size: source.size)
        extensions = source.extensions
        derive(from: source, as: kind)
    }

    mutating func derive(from source: Job, as kind: Job.Kind) {
        self.kind = kind
        self.source = source.id
        look = source.look ?? source.ownLook
    }

    /// Puts another clip of so many seconds before the new piece.
    mutating func lengthen(to seconds: Int, after head: Int, extensions: Int) {
        self.seconds = seconds
        self.head = head
        self.extensions = extensions
        hasFootage = true
    }
}
