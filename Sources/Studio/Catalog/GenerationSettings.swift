/// Everything that is sent to the server for one clip, frozen when the person presses the button.
package struct GenerationSettings: Hashable, Sendable {
    /// 1…32,000 Unicode scalars; empty only for an imported job whose server does not tell it.
    package let prompt: String
    package let model: String
    /// Clip length in whole seconds, 1 or more. The server bills by it.
    package let seconds: Int
    package let size: ClipSize
    /// Pictures to go by: the first is the clip's first frame, more only where the server takes several.
    package let references: [ReferenceImage]
    /// The finished job that the clip is made from; nil: it is made from the prompt and the pictures.
    package let source: SourceJob?
    /// The server's ids of characters that appear in it, at most ``mostCharacters``.
    package let characters: [String]
    /// What a kind of server knows beyond the protocol, sent as it is: `seed`, `fps`, …
    package let extras: [String: JSONValue]

    package init(
        prompt: String, model: String, seconds: Int, size: ClipSize,
        references: [ReferenceImage] = [], source: SourceJob? = nil, characters: [String] = [],
        extras: [String: JSONValue] = [:]
    ) {
        self.prompt = prompt
        self.model = model
        self.seconds = seconds
        self.size = size
        self.references = references
        self.source = source
        self.characters = characters
        self.extras = extras
    }

    /// The longest prompt that the Videos API takes, in Unicode scalars.
    package static let longestPrompt = 32_000
    package static let mostCharacters = 2
}
