import FFmpeg

/// What is to be rendered.
struct Clip: Sendable {
    static let frameRate = 30

    let prompt: String
    let seconds: Int
    let size: PixelSize
    /// The image it starts with, of the clip's own size.
    let reference: ImageFormat?
    /// What its colours, motion and tone follow from.
    let random: SeededRandom

    init(_ job: Job, seed: Int) {
        prompt = job.prompt
        seconds = job.seconds
        size = job.size
        reference = job.reference
        random = SeededRandom([job.prompt, job.id, String(seed)])
    }

    var frames: Int { seconds * Self.frameRate }
}
