import HTTPServer

/// The refusals that recur, in the words of OpenAI's answers.
extension APIError {
    /// `Invalid value: '5'. Supported values are: '4', '8', and '12'.`
    static func invalidValue(_ value: String, param: String, supported: [String]) -> APIError {
        let list = enumeration(supported.map { "'\($0)'" })
        return APIError(
            .badRequest, "Invalid value: '\(value.prefix(100))'. Supported values are: \(list).",
            param: param, code: "invalid_value")
    }

    static func invalid(_ param: String, _ message: String, code: String = "invalid_value") -> APIError {
        APIError(.badRequest, message, param: param, code: code)
    }

    static func invalidType(_ param: String, expected: String, got: String) -> APIError {
        let message = "Invalid type for '\(param)': expected \(expected), but got \(got) instead."
        return APIError(.badRequest, message, param: param, code: "invalid_type")
    }

    static func missing(_ param: String) -> APIError {
        APIError(
            .badRequest, "Missing required parameter: '\(param)'.", param: param, code: "missing_required_parameter")
    }

    static func unknownParameter(_ name: String) -> APIError {
        let name = String(name.prefix(100))
        return APIError(.badRequest, "Unknown parameter: '\(name)'.", param: name, code: "unknown_parameter")
    }

    static func unknownModel(_ name: String) -> APIError {
        let message = "The model '\(name.prefix(100))' does not exist or you do not have access to it."
        return APIError(.notFound, message, param: "model", code: "model_not_found")
    }

    static func unknownVideo(_ id: String, param: String = "video_id") -> APIError {
        APIError(.notFound, "Video with id '\(id.prefix(100))' not found.", param: param, code: "not_found")
    }

    static func unknownCharacter(
        _ id: String, param: String = "character_id", status: Status = .notFound
    ) -> APIError {
        APIError(status, "Character with id '\(id.prefix(100))' not found.", param: param, code: "not_found")
    }

    /// `a`, `a and b`, `a, b, and c`.
    private static func enumeration(_ words: [String]) -> String {
        guard words.count > 2 else { return words.joined(separator: " and ") }
        return words.dropLast().joined(separator: ", ") + ", and " + words[words.count - 1]
    }
}
