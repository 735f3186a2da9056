import FoundationEssentials
import HTTPServer
import Studio

/// JSON in and out of the API.
enum JSON {
    static func response(_ value: some Encodable, status: Status = .ok) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return .json(Array(try encoder.encode(value)), status: status)
        } catch {
            return .json(
                Array(
                    #"{"error":{"message":"The answer cannot be written.","type":"server_error","param":null,"code":null}}"#
                        .utf8), status: .internalServerError)
        }
    }

    /// The same text for equal values.
    static func text(_ value: JSONValue) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The members of the object that a request carries; none when it has no body.
    static func members(of request: Request) throws(APIError) -> [String: JSONValue] {
        guard case .bytes(let bytes) = request.body else {
            guard request.headers["content-type"]?.lowercased().hasPrefix("application/json") == true else {
                return [:]
            }
            throw APIError(.badRequest, code: "malformed_json", message: "The body is empty. Send a JSON object.")
        }
        guard let value = JSONValue.read(bytes) else {
            throw APIError(.badRequest, code: "malformed_json", message: "The body is not JSON, or is nested too deep.")
        }
        guard case .object(let members) = value else {
            throw APIError(.badRequest, code: "malformed_json", message: "The body must be a JSON object.")
        }
        return members
    }
}

extension [String: JSONValue] {
    /// A text member; empty when it is absent or null.
    func text(_ name: String) throws(APIError) -> String {
        switch self[name] {
        case nil, .null: return ""
        case .string(let text): return text
        default:
            throw APIError(
                .unprocessableContent, param: name, code: "wrong_type", message: "“\(name)” must be a string.")
        }
    }

    /// A text member that may also be written as a whole number.
    func textOrInteger(_ name: String) throws(APIError) -> String {
        if case .integer(let number) = self[name] { return String(number) }
        return try text(name)
    }

    func flag(_ name: String) throws(APIError) -> Bool {
        switch self[name] {
        case nil, .null: return false
        case .bool(let flag): return flag
        default:
            throw APIError(
                .unprocessableContent, param: name, code: "wrong_type", message: "“\(name)” must be true or false.")
        }
    }

    /// A member that the API does not know is refused by name: a misspelled one must not cost money.
    func requireOnly(_ names: Set<String>) throws(APIError) {
        guard let unknown = keys.filter({ !names.contains($0) }).min() else { return }
        throw APIError(
            .unprocessableContent, param: unknown.foreign(limit: 80), code: "unknown_member",
            message:
                "“\(unknown.foreign(limit: 80))” is not known here. Known: \(names.sorted().joined(separator: ", ")).")
    }
}
