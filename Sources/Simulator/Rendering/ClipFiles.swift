/// The files of one job's folder by name. Names only: ffmpeg runs inside the folder, so that no path has to be
/// written in the language of its filters.
enum ClipFiles {
    static let clip = "clip.mp4"
    static let thumbnail = "thumbnail.webp"
    static let spritesheet = "spritesheet.jpg"
    static let reference = "reference"

    /// The clip that is extended or edited.
    static let footage = "footage.mp4"

    static let field = "field.ppm"
    static let lights = "lights.ppm"
    static let shade = "shade.ppm"
    static let prompt = "prompt.txt"
    static let newClip = "new.mp4"
    static let newThumbnail = "new.webp"
    static let newSpritesheet = "new.jpg"

    static let results = [(newClip, clip), (newThumbnail, thumbnail), (newSpritesheet, spritesheet)]
    static let sources = [field, lights, shade, prompt, footage]
}
