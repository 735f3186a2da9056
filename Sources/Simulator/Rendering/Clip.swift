import Crypto
import FFmpeg

/// What is to be rendered.
struct Clip: Sendable {
    /// What becomes of another clip that lies in the folder.
    enum Footage: Sendable, Equatable {
        /// It is the beginning, so many seconds long.
        case head(seconds: Int)
        /// It shows through the whole picture.
        case ground
    }

    static let frameRate = 30

    let prompt: String
    /// Of the whole clip.
    let seconds: Int
    let size: PixelSize
    /// The image it starts with, of any size.
    let reference: ImageFormat?
    var footage: Footage?
    /// The footage has sound.
    var hasSound = false
    /// What its composition, motion and tone follow from.
    let random: SeededRandom
    /// Turns that its hues are moved by, away from those of the clip whose composition it has.
    let hueShift: Float

    init(_ job: Job, seed: Int) {
        prompt = job.prompt
        seconds = job.seconds
        size = job.size
        reference = job.reference
        if job.hasFootage { footage = job.head > 0 ? .head(seconds: job.head) : .ground }
        random = SeededRandom([job.look ?? job.ownLook, String(seed)])
        var shift = SeededRandom([job.ownLook])
        hueShift = job.look == nil ? 0 : shift.number(0.15...0.85)
    }

    /// Seconds that are rendered anew.
    var newSeconds: Int { if case .head(let seconds)? = footage { self.seconds - seconds } else { seconds } }
    var newFrames: Int { newSeconds * Self.frameRate }
    var frames: Int { seconds * Self.frameRate }
}

extension Job {
    /// Names the composition of a job that has none from another.
    var ownLook: String { Hex.encode(SHA256.hash(Array("\(prompt)\u{0}\(id)".utf8))) }
}
