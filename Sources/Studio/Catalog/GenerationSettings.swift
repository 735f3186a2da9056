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

/// A picture that has been checked and stored: its pixels equal the size of the clip.
package struct ReferenceImage: Hashable, Sendable {
    package let type: ImageType
    /// The name under which the media folder keeps it, made by the studio.
    package let storedName: String
    /// Lower-case hexadecimal, 64 digits.
    package let sha256: String

    package init(type: ImageType, storedName: String, sha256: String) {
        self.type = type
        self.storedName = storedName
        self.sha256 = sha256
    }
}

/// The picture formats that the Videos API takes as a reference.
package enum ImageType: String, Sendable, CaseIterable {
    case png, jpeg, webp

    package var contentType: String { "image/\(rawValue)" }
    package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
}
