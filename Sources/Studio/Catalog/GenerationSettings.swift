/// Everything that is sent to the server for one clip, frozen when the person presses the button.
package struct GenerationSettings: Hashable, Sendable {
    /// 1…32,000 Unicode scalars.
    package let prompt: String
    package let model: String
    /// Clip length in whole seconds, 1 or more. The server bills by it.
    package let seconds: Int
    package let size: ClipSize
    /// The first frame; nil for a clip from the prompt alone.
    package let reference: ReferenceImage?
    /// What a kind of server knows beyond the protocol, sent as it is: `seed`, `fps`, …
    package let extras: [String: JSONValue]

    package init(
        prompt: String, model: String, seconds: Int, size: ClipSize,
        reference: ReferenceImage? = nil, extras: [String: JSONValue] = [:]
    ) {
        self.prompt = prompt
        self.model = model
        self.seconds = seconds
        self.size = size
        self.reference = reference
        self.extras = extras
    }

    /// The longest prompt that the Videos API takes, in Unicode scalars.
    package static let longestPrompt = 32_000
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
