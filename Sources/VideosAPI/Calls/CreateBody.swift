import HTTPClient
import Studio

/// The body of the paid request in a server's dialect.
struct CreateBody {
    let dialect: Dialect
    let settings: GenerationSettings
    /// The path of the first frame's file.
    let reference: String?
    /// What a remix adds: the film's job under the name of its field.
    var source: (String, JSONValue)?

    private var form: RequestForm { dialect.request }
    private var fields: RequestForm.Fields { form.fields }

    /// - Throws: `cannot_send` when the picture cannot be read.
    func written() async throws(Problem) -> HTTPRequest.Body {
        switch form.body {
        case .alwaysJSON: json(values + (try await frames()))
        case .jsonUnlessFile where reference == nil: json(values)
        case .jsonUnlessFile, .alwaysMultipart: multipart
        }
    }

    private func json(_ values: [(String, JSONValue)]) -> HTTPRequest.Body {
        let known = Dictionary(values) { first, _ in first }
        let members = extras.merging(known) { _, ours in ours }
        return .bytes(JSONBody.encode(JSONValue.object(members)), contentType: "application/json")
    }

    private var multipart: HTTPRequest.Body {
        let known = Set(values.map(\.0) + [fields.reference])
        let more = extras.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        let texts = (values + more.map { ($0.key, $0.value) }).flatMap { FormField.parts($0, $1, form.nesting) }
        return .multipart(texts + file)
    }

    private var extras: [String: JSONValue] {
        settings.extras.filter { !dialect.reserves($0.key) && !$0.value.isNull }
    }

    private var values: [(String, JSONValue)] {
        [
            (fields.model, .string(settings.model)), (fields.prompt, .string(settings.prompt)),
            (fields.seconds, seconds),
        ] + size + characters + (source.map { [$0] } ?? [])
    }

    private var characters: [(String, JSONValue)] {
        guard !settings.characters.isEmpty else { return [] }
        return [(fields.characters, .array(settings.characters.map { .object(["id": .string($0)]) }))]
    }

    private var seconds: JSONValue {
        switch form.seconds {
        case .text: .string(String(settings.seconds))
        case .number: .integer(Int64(settings.seconds))
        }
    }

    private var size: [(String, JSONValue)] {
        guard case .resolutionAndRatio = form.size, let shape = FrameShape(settings.size) else {
            return [(fields.size, .string("\(settings.size)"))]
        }
        return [(fields.resolution, .string(shape.resolution)), (fields.ratio, .string(shape.ratio))]
    }

    private var type: ImageType { settings.references.first?.type ?? .png }

    private var file: [HTTPRequest.Part] {
        guard let reference else { return [] }
        return [
            .file(
                fields.reference, path: reference, fileName: "reference.\(type.fileExtension)",
                contentType: type.contentType)
        ]
    }

    private func frames() async throws(Problem) -> [(String, JSONValue)] {
        guard let reference else { return [] }
        let url = try await DataURL(path: reference, contentType: type.contentType).text
        let first: [String: JSONValue] = [
            "type": .string("image_url"), "image_url": .object(["url": .string(url)]),
            "frame_type": .string("first_frame"),
        ]
        return [(fields.frames, .array([.object(first)]))]
    }
}
