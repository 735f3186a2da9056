import HTTPClient
import Studio

/// The body of the paid request in a server's dialect.
struct CreateBody {
    let dialect: Dialect
    let settings: GenerationSettings
    /// The path of the first frame's file.
    let reference: String?

    var written: HTTPRequest.Body {
        switch dialect.body {
        case .jsonUnlessFile where reference == nil: json
        case .jsonUnlessFile, .alwaysMultipart: form
        }
    }

    private var json: HTTPRequest.Body {
        let known = Dictionary(uniqueKeysWithValues: values)
        let members = settings.extras.merging(known) { _, ours in ours }
        return .bytes(JSONBody.encode(JSONValue.object(members)), contentType: "application/json")
    }

    private var form: HTTPRequest.Body {
        let names = Set(values.map(\.0) + [dialect.fields.reference])
        let extras = settings.extras.filter { !names.contains($0.key) && !$0.value.isNull }.sorted { $0.key < $1.key }
        let texts = (values + extras.map { ($0.key, $0.value) }).map { name, value in
            HTTPRequest.Part.text(name, Self.text(value))
        }
        return .multipart(texts + file)
    }

    private var values: [(String, JSONValue)] {
        let seconds: JSONValue =
            switch dialect.seconds {
            case .text: .string(String(settings.seconds))
            case .number: .integer(Int64(settings.seconds))
            }
        return [
            (dialect.fields.model, .string(settings.model)),
            (dialect.fields.prompt, .string(settings.prompt)),
            (dialect.fields.seconds, seconds),
            (dialect.fields.size, .string("\(settings.size)")),
        ]
    }

    private var file: [HTTPRequest.Part] {
        guard let reference else { return [] }
        let type = settings.reference?.type ?? .png
        return [
            .file(
                dialect.fields.reference, path: reference, fileName: "reference.\(type.fileExtension)",
                contentType: type.contentType)
        ]
    }

    private static func text(_ value: JSONValue) -> String {
        value.string ?? String(decoding: JSONBody.encode(value), as: UTF8.self)
    }
}
