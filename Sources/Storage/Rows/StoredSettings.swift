import FoundationEssentials
import Studio

/// The settings of a generation as JSON: everything that goes to the server.
struct StoredSettings: Codable {
    struct Reference: Codable {
        struct Origin: Codable {
            let type: String
            let sha256: String
            let width: Int
            let height: Int
            let fit: String
        }

        let type: String
        let storedName: String
        let sha256: String
        let origin: Origin?
    }

    struct Source: Codable {
        let operation: String
        let job: String
        let seconds: Int
    }

    let prompt: String
    let model: String
    let seconds: Int
    let size: String
    let references: [Reference]?
    let source: Source?
    let characters: [String]?
    let extras: [String: JSONValue]?

    init(_ settings: GenerationSettings) {
        prompt = settings.prompt
        model = settings.model
        seconds = settings.seconds
        size = settings.size.description
        let references = settings.references.map(Reference.init)
        self.references = references.isEmpty ? nil : references
        source = settings.source.map {
            Source(operation: $0.operation.rawValue, job: $0.jobID, seconds: $0.seconds)
        }
        characters = settings.characters.isEmpty ? nil : settings.characters
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
            references: try (stored.references ?? []).map(image), source: try stored.source.map(job),
            characters: stored.characters ?? [], extras: stored.extras ?? [:])
    }

    private static func job(_ source: Source) throws -> SourceJob {
        guard let operation = SourceJob.Operation(rawValue: source.operation) else {
            throw StorageError.unreadable(column: "settings", reason: "“\(source.operation)” makes no clip of another")
        }
        return SourceJob(operation: operation, jobID: source.job, seconds: source.seconds)
    }

    private static func image(_ reference: Reference) throws -> ReferenceImage {
        guard let type = ImageType(rawValue: reference.type) else {
            throw StorageError.unreadable(column: "settings", reason: "“\(reference.type)” is no type of a picture")
        }
        return ReferenceImage(
            type: type, storedName: reference.storedName, sha256: reference.sha256,
            origin: reference.origin.flatMap(origin))
    }

    private static func origin(_ origin: Reference.Origin) -> ReferenceImage.Origin? {
        guard let type = ImageType(rawValue: origin.type), let fit = Fit(rawValue: origin.fit) else { return nil }
        let size = ClipSize(width: origin.width, height: origin.height)
        return ReferenceImage.Origin(
            picture: StoredReference(type: type, sha256: origin.sha256, size: size), fit: fit)
    }
}

extension StoredSettings.Reference {
    init(_ image: ReferenceImage) {
        type = image.type.rawValue
        storedName = image.storedName
        sha256 = image.sha256
        origin = image.origin.map { origin in
            Origin(
                type: origin.picture.type.rawValue, sha256: origin.picture.sha256, width: origin.picture.size.width,
                height: origin.picture.size.height, fit: origin.fit.rawValue)
        }
    }
}
