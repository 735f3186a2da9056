/// A prompt of 1 to 32,000 characters (Unicode scalars).
enum PromptInput {
    /// Throws 400 when it is missing, no string or of another length.
    static func text(_ fields: RequestFields) throws(APIError) -> String {
        try text("prompt", of: fields, maximum: 32_000)
    }

    /// Any required text of 1 to `maximum` characters.
    static func text(_ name: String, of fields: RequestFields, maximum: Int) throws(APIError) -> String {
        guard let text = try fields.string(name) else { throw .missing(name) }
        let length = text.unicodeScalars.count
        if length == 0 {
            let message = "Invalid '\(name)': empty string. Expected a string with minimum length 1."
            throw .invalid(name, message, code: "empty_string")
        }
        if length > maximum {
            let limit =
                "Expected a string with maximum length \(maximum), but got a string with length \(length) instead."
            throw .invalid(name, "Invalid '\(name)': string too long. \(limit)", code: "string_above_max_length")
        }
        return text
    }
}
