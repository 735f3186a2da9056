import FoundationEssentials
import Studio

/// The settings of a generation as JSON: everything that goes to the server.
struct StoredSettings: Codable {
    struct Reference: Codable {
        let type: String
        let storedName: String
        let sha256: String
    }

    let prompt: String
    let model: String
    let seconds: Int
    let size: String
    let reference: Reference?
    let extras: [String: JSONValue]?

    init(_ settings: GenerationSettings) {
        prompt = settings.prompt
        model = settings.model
        seconds = settings.seconds
        size = settings.size.description
        reference = settings.reference.map {
            Reference(type: $0.type.rawValue, storedName: $0.storedName, sha256: $0.sha256)
        }
        extras = settings.extras.isEmpty ? nil : settings.extras
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    static func settings(fromJSON text: String) throws -> GenerationSettings {
        let stored = try JSONDecoder().decode(StoredSettings.self, from: Data(text.utf8))
        guard let size = ClipSize(stored.size) else {
            throw StorageError.unreadable(column: "settings", reason: "“\(stored.size)” is no size of a clip")
        }
        return GenerationSettings(
            prompt: stored.prompt, model: stored.model, seconds: stored.seconds, size: size,
            reference: try stored.reference.map(image), extras: stored.extras ?? [:])
    }

    private static func image(_ reference: Reference) throws -> ReferenceImage {
        guard let type = ImageType(rawValue: reference.type) else {
            throw StorageError.unreadable(column: "settings", reason: "“\(reference.type)” is no type of a picture")
        }
        return ReferenceImage(type: type, storedName: reference.storedName, sha256: reference.sha256)
    }
}
