import HTTPClient
import Studio

/// The body of the paid request in a server's dialect.
struct CreateBody {
    let dialect: Dialect
    let settings: GenerationSettings
    /// The paths of the pictures' files, in the order of the settings; the first is the first frame.
    var references: [String] = []
    /// What a remix adds: the film's job under the name of its field.
    var source: (String, JSONValue)?

    private var form: RequestForm { dialect.request }
    private var fields: RequestForm.Fields { form.fields }

    /// - Throws: `cannot_send` when the picture cannot be read.
    func written() async throws(Problem) -> HTTPRequest.Body {
        switch form.body {
        case .alwaysJSON: json(values + (try await images()))
        case .jsonUnlessFile where references.isEmpty: json(values)
        case .jsonUnlessFile, .alwaysMultipart: multipart
        }
    }

    private func json(_ values: [(String, JSONValue)]) -> HTTPRequest.Body {
        let known = Dictionary(values) { first, _ in first }
        let members = extras.merging(known) { _, ours in ours }
        return .bytes(JSONBody.encode(JSONValue.object(members)), contentType: "application/json")
    }

    private var multipart: HTTPRequest.Body {
        let known = Set(values.map(\.0) + [fields.reference, fields.references])
        let more = extras.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        let texts = (values + more.map { ($0.key, $0.value) }).flatMap { FormField.parts($0, $1, form.nesting) }
        return .multipart(texts + files)
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

    private var pictures: [(path: String, type: ImageType)] {
        references.enumerated().map { place, path in
            (path, place < settings.references.count ? settings.references[place].type : .png)
        }
    }

    private var files: [HTTPRequest.Part] {
        let name = references.count > 1 ? fields.references : fields.reference
        return pictures.map { path, type in
            .file(name, path: path, fileName: "reference.\(type.fileExtension)", contentType: type.contentType)
        }
    }

    /// One is the frame that the clip begins with; several are what it goes by.
    private func images() async throws(Problem) -> [(String, JSONValue)] {
        var images: [JSONValue] = []
        for (path, type) in pictures {
            let url = try await DataURL(path: path, contentType: type.contentType).text
            var image: [String: JSONValue] = [
                "type": .string("image_url"), "image_url": .object(["url": .string(url)]),
            ]
            if references.count == 1 { image["frame_type"] = .string("first_frame") }
            images.append(.object(image))
        }
        return images.isEmpty ? [] : [(images.count == 1 ? fields.frames : fields.references, .array(images))]
    }
}
