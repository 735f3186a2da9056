import HTTPServer
import Studio

/// `GET /docs`: the JSON API for people, as `openapi.json` describes it for programs.
struct APIPage: Page {
    static let view = "api"
    /// In `Public`.
    static let document = "openapi.json"

    struct Section: Encodable {
        let name: String
        let operations: [Operation]
    }

    /// A method of an address.
    struct Operation: Encodable {
        let id: String
        let method: String
        let path: String
        let summary: String
        let words: String?
        let hasMembers: Bool
        let members: [Member]
        /// `200 One page of them.`
        let answer: String
        /// `400, 404`; nil where it cannot be refused.
        let refusals: String?
    }

    /// What a request may carry.
    struct Member: Encodable {
        let name: String
        /// `path`, `query`, `header`, `body` or `form`.
        let place: String
        let kind: String
        let words: String
        let isRequired: Bool
    }

    let chrome: Chrome
    let words: String
    let documentHref: String
    let sections: [Section]
}

extension APIPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(APIPage(context), isCacheable: true, to: request)
    }

    init(_ context: StudioContext) throws {
        guard let document = JSONValue.read(try context.files.bytes(of: Self.document)) else {
            throw HTTPProblem(.internalServerError, "\(Self.document) is no JSON.")
        }
        chrome = try Chrome("API", section: nil, context: context)
        words = document["info"]?["description"]?.string ?? ""
        documentHref = Link.openAPI
        let operations = (document["paths"]?.members ?? []).flatMap { path, methods in
            methods.members.map { Described(path: path, method: $0, operation: $1, document: document) }
        }
        sections = (document["tags"]?.array ?? []).compactMap { $0["name"]?.string }.map { tag in
            Section(name: tag, operations: operations.filter { $0.tag == tag }.map(Operation.init))
        }
    }
}

/// An operation as the document has it.
private struct Described {
    let path: String
    let method: String
    let operation: JSONValue
    let document: JSONValue

    var tag: String? { operation["tags"]?.array?.first?.string }

    /// A name of the document's own part, or the thing itself.
    func resolved(_ value: JSONValue) -> JSONValue {
        guard let steps = value["$ref"]?.string?.split(separator: "/").dropFirst() else { return value }
        return steps.reduce(document) { $0[String($1)] ?? .null }
    }

    var members: [APIPage.Member] {
        let parameters = (operation["parameters"]?.array ?? []).map { parameter in
            APIPage.Member(
                parameter["name"]?.string ?? "", in: parameter["in"]?.string ?? "", parameter["schema"] ?? .null,
                words: parameter["description"]?.string, isRequired: parameter["required"] == .bool(true))
        }
        let content = operation["requestBody"]?["content"]
        let body = properties(content?["application/json"]?["schema"], in: "body")
        let form = properties(content?["multipart/form-data"]?["schema"], in: "form")
        return parameters + body + form.filter { field in !body.contains { $0.name == field.name } }
    }

    private func properties(_ schema: JSONValue?, in place: String) -> [APIPage.Member] {
        let required = schema?["required"]?.array ?? []
        return (schema?["properties"]?.members ?? []).map { name, property in
            APIPage.Member(
                name, in: place, property, words: property["description"]?.string,
                isRequired: required.contains(.string(name)))
        }
    }

    /// By their codes.
    var answers: [(code: String, words: String)] {
        (operation["responses"]?.members ?? []).map { ($0, resolved($1)["description"]?.string ?? "") }
    }
}

extension APIPage.Operation {
    fileprivate init(_ described: Described) {
        id = described.operation["operationId"]?.string ?? ""
        method = described.method.uppercased()
        path = described.path
        summary = described.operation["summary"]?.string ?? ""
        words = described.operation["description"]?.string
        members = described.members
        hasMembers = !members.isEmpty
        let (good, bad) = (described.answers.filter { $0.code < "300" }, described.answers.filter { $0.code >= "300" })
        answer = good.map { "\($0.code) \($0.words)" }.joined(separator: " ")
        refusals = bad.isEmpty ? nil : bad.map(\.code).joined(separator: ", ")
    }
}

extension APIPage.Member {
    fileprivate init(_ name: String, in place: String, _ schema: JSONValue, words: String?, isRequired: Bool) {
        self.name = name
        self.place = place
        let kinds = schema["type"]?.array ?? schema["type"].map { [$0] } ?? []
        kind = kinds.compactMap(\.string).filter { $0 != "null" }.joined(separator: " or ")
        let choice = schema["enum"]?.array?.compactMap(\.string).joined(separator: ", ")
        self.words = [words, choice.map { "One of \($0)." }].compactMap(\.self).joined(separator: " ")
        self.isRequired = isRequired
    }
}

extension JSONValue {
    /// By their names; an object of JSON has no order.
    fileprivate var members: [(name: String, value: JSONValue)] {
        guard case .object(let members) = self else { return [] }
        return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
