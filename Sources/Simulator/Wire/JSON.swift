import FoundationEssentials
import HTTPServer

/// Messages to and from their bytes.
enum JSON {
    static func response(_ message: JSONValue, status: Status = .ok) -> Response {
        .json(bytes(message), status: status)
    }

    /// Members in the order of their names.
    static func bytes(_ message: JSONValue) -> [UInt8] {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return [UInt8](try encoder.encode(message))
        } catch {
            preconditionFailure("A message of strings, finite numbers and nulls cannot be encoded: \(error)")
        }
    }

    /// Throws 400 for anything that is not one JSON object.
    static func object(_ bytes: [UInt8]) throws(APIError) -> [String: JSONValue] {
        if let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)), case .object(let object) = value {
            return object
        }
        throw APIError(.badRequest, "We could not parse the JSON body of your request. The API expects a JSON object.")
    }
}
