import Studio

/// How one family of servers speaks the Videos API, as data: a new family is a new value.
package struct Dialect: Sendable {
    /// How the key is shown to the server.
    enum Authentication: Sendable {
        /// `Authorization: Bearer KEY`.
        case bearer
        /// A header of its own, such as `api-key`.
        case header(String)
        case none
    }

    /// What the paid request's body is written as.
    enum BodyStyle: Sendable {
        /// JSON, and multipart when there is a file to send.
        case jsonUnlessFile
        case alwaysMultipart
    }

    /// Whether numbers are written as JSON strings, as the specification has it.
    enum SecondsForm: Sendable {
        case text, number
    }

    /// The names of the fields of the paid request.
    struct Fields: Sendable {
        var prompt = "prompt"
        var model = "model"
        var seconds = "seconds"
        var size = "size"
        var reference = "input_reference"
    }

    var authentication = Authentication.bearer
    var body = BodyStyle.jsonUnlessFile
    var seconds = SecondsForm.text
    var fields = Fields()
    /// The segments of path after the base URL.
    var videosPath = ["videos"]
    var contentSegment = "content"
    var modelsPath = ["models"]
    var lists = true
    var deletes = true
    /// The word of each asset in `?variant=`. The film goes without: some servers read the value as a number.
    var variants: [Asset: String] = [.thumbnail: "thumbnail", .spritesheet: "spritesheet"]
    var statusWords = StatusWords.known

    /// OpenAI's own, which most servers take.
    package static let openai = Dialect()

    package static func of(_ kind: ConnectionKind) -> Dialect {
        switch kind {
        case .simulator, .openai: .openai
        }
    }
}
