import HTTPServer

/// A request's parameters, whichever way they were sent: JSON, or a form whose bracket keys (`a[b]=c`) make objects.
struct RequestFields: Sendable {
    private let values: [String: JSONValue]
    private let files: [UploadedFile]

    /// Throws 400 for JSON that is no object and for a request without a body.
    init(_ body: Body) throws(APIError) {
        switch body {
        case .bytes(let bytes):
            values = try JSON.object(bytes)
            files = []
        case .form(let form):
            values = Self.nested(form.fields)
            files = form.files
        case .none:
            throw APIError(.badRequest, "The request has no body.")
        }
    }

    func file(_ name: String) -> UploadedFile? { files.first { $0.fieldName == name } }

    /// Nil when it is absent or null.
    subscript(_ name: String) -> JSONValue? {
        if case .null? = values[name] { nil } else { values[name] }
    }

    /// Nil when it is absent; throws 400 when it is no string.
    func string(_ name: String) throws(APIError) -> String? {
        switch self[name] {
        case nil: nil
        case .string(let text): text
        case let other?: throw .invalidType(name, expected: "a string", got: other.kind)
        }
    }

    /// Throws 400 for the first name that is not in the list.
    func allow(_ names: [String]) throws(APIError) {
        let given = values.keys.sorted() + files.map(\.fieldName)
        if let unknown = given.first(where: { !names.contains($0) }) { throw .unknownParameter(unknown) }
    }

    /// One level is what the API has. Of two fields with one name the first counts.
    private static func nested(_ fields: Fields) -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        for (name, value) in fields.pairs {
            let parts = name.split(separator: "[", maxSplits: 1)
            guard parts.count == 2, parts[1].hasSuffix("]") else {
                values[name] = values[name] ?? .string(value)
                continue
            }
            var object: [String: JSONValue] = [:]
            if case .object(let known)? = values[String(parts[0])] { object = known }
            let key = String(parts[1].dropLast())
            object[key] = object[key] ?? .string(value)
            values[String(parts[0])] = .object(object)
        }
        return values
    }
}
