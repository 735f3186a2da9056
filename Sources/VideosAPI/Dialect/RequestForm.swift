/// How the paid request is written.
struct RequestForm: Sendable {
    enum Body: Sendable {
        /// JSON, and multipart when there is a file to send.
        case jsonUnlessFile
        case alwaysMultipart
        /// A picture goes inside as a data URL.
        case alwaysJSON
    }

    /// Whether numbers are written as JSON strings, as the specification has it.
    enum Seconds: Sendable {
        case text, number
    }

    enum Size: Sendable {
        /// `1280x720`.
        case pixels
        /// `720p` and `16:9`, and pixels for a size that has no such names.
        case resolutionAndRatio
    }

    /// How an object or an array stands in a form.
    enum Nesting: Sendable {
        /// `name[member]` and `name[]`, as the official clients write it.
        case brackets
        /// JSON text in one field.
        case json
    }

    /// The names of the fields.
    struct Fields: Sendable {
        var prompt = "prompt"
        var model = "model"
        var seconds = "seconds"
        var size = "size"
        var resolution = "resolution"
        var ratio = "aspect_ratio"
        var characters = "characters"
        /// Of the only file.
        var reference = "input_reference"
        /// Of each of several files, and of a list of data URLs that are no frames.
        var references = "input_references"
        /// Of the list of data URLs that are frames.
        var frames = "frame_images"
    }

    var body = Body.jsonUnlessFile
    var seconds = Seconds.text
    var size = Size.pixels
    var nesting = Nesting.brackets
    var fields = Fields()
}
