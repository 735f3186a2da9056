import HTTPClient
import Studio

/// One value as fields of a multipart form.
enum FormField {
    static func parts(_ name: String, _ value: JSONValue, _ nesting: RequestForm.Nesting) -> [HTTPRequest.Part] {
        switch (nesting, value) {
        case (.brackets, .object(let members)):
            members.sorted { $0.key < $1.key }.flatMap { parts("\(name)[\($0.key)]", $0.value, nesting) }
        case (.brackets, .array(let items)):
            items.flatMap { parts("\(name)[]", $0, nesting) }
        default:
            [.text(name, text(value))]
        }
    }

    private static func text(_ value: JSONValue) -> String {
        value.string ?? String(decoding: JSONBody.encode(value), as: UTF8.self)
    }
}
