import HTTPServer

/// The image that a clip starts with, in one of the forms of the API.
enum ReferenceInput: Sendable {
    case file(UploadedFile)
    case dataURL(String)

    /// Nil when there is none. Throws 400 for a form that cannot be taken.
    init?(_ fields: RequestFields) throws(APIError) {
        let name = "input_reference"
        if let file = fields.file(name) {
            self = .file(file)
            return
        }
        switch fields[name] {
        case nil: return nil
        case .object(let object): self = try Self.object(object)
        case let other?: throw .invalidType(name, expected: "a file or an object", got: other.kind)
        }
    }

    private static func object(_ object: [String: JSONValue]) throws(APIError) -> ReferenceInput {
        if let unknown = object.keys.sorted().first(where: { $0 != "image_url" && $0 != "file_id" }) {
            throw .unknownParameter("input_reference.\(unknown)")
        }
        switch (object["image_url"] ?? .null, object["file_id"] ?? .null) {
        case (.string(let url), .null): return try remote(url)
        case (.null, .string(let id)):
            let message = "No such File object: \(id.prefix(100)). This simulator keeps no files."
            throw APIError(.notFound, message, param: "input_reference.file_id", code: "not_found")
        default:
            throw .invalid("input_reference", "Provide exactly one of 'image_url' or 'file_id', as a string.")
        }
    }

    private static func remote(_ url: String) throws(APIError) -> ReferenceInput {
        if url.hasPrefix("data:") { return .dataURL(url) }
        throw .invalid(
            "input_reference.image_url",
            "This simulator fetches nothing from the network. Send the image as a file or as a data: URL.",
            code: "invalid_image_url")
    }

    /// Reads it and checks that it is an image. Throws 400 when it is none.
    func image() throws -> ReferenceImage {
        switch self {
        case .file(let file): try ReferenceImage(bytes: try FileBytes.read(file.path, limit: file.size))
        case .dataURL(let text): try ReferenceImage(bytes: try DataURL.bytes(text))
        }
    }
}
