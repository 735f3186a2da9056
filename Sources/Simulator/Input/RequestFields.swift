import HTTPServer

/// A request's parameters, whichever way they were sent: JSON, or a form whose bracket keys (`a[b]=c`) make objects.
struct RequestFields: Sendable {
    private(set) var values: [String: JSONValue]
    let files: [UploadedFile]
    /// Names under which a server takes a file too, by the API's own name.
    private var fileNames: [String: String] = [:]

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

    /// The first file of that name.
    func file(_ name: String) -> UploadedFile? {
        files.first { $0.fieldName == name || $0.fieldName == fileNames[name] }
    }

    /// A file called `other` counts as one called `name` from now on.
    mutating func take(_ other: String, as name: String) { fileNames[name] = other }

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

    /// Sets a field, or takes it away.
    mutating func set(_ name: String, _ value: JSONValue?) { values[name] = value }

    /// Throws 400 for the first name that is not in the list.
    func allow(_ names: [String]) throws(APIError) {
        let given = values.keys.sorted() + files.map(\.fieldName)
        if let unknown = given.first(where: { !names.contains($0) }) { throw .unknownParameter(unknown) }
    }

    private static func nested(_ fields: Fields) -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        for (name, value) in fields.pairs {
            let key = BracketKey(name)
            values[key.name] = (values[key.name] ?? .null).adding(value, at: key.steps[...])
        }
        return values
    }
}
