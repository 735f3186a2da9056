import HTTPServer

/// The checked parameters of a create request.
struct CreateParameters: Sendable {
    let prompt: String
    let model: String
    let seconds: Int
    let size: PixelSize
    let reference: ReferenceInput?

    /// Throws the API's own refusals, the first that applies.
    init(_ fields: RequestFields, models: ModelTable) throws(APIError) {
        try fields.allow(["prompt", "model", "seconds", "size", "input_reference"])
        prompt = try Self.prompt(try fields.string("prompt"))
        model = try fields.string("model") ?? models.defaultModel
        guard let table = models[model] else { throw .unknownModel(model) }
        seconds = try Self.choice("seconds", try fields.string("seconds") ?? models.defaultSeconds, of: table.seconds)
        size = try Self.choice("size", try fields.string("size") ?? models.defaultSize, of: table.sizes)
        reference = try ReferenceInput(fields)
    }

    private static func choice<T: CustomStringConvertible>(
        _ name: String, _ text: String, of values: [T]
    ) throws(APIError) -> T {
        if let value = values.first(where: { $0.description == text }) { return value }
        throw .invalidValue(text, param: name, supported: values.map(\.description))
    }

    private static func prompt(_ text: String?) throws(APIError) -> String {
        guard let text else { throw .missing("prompt") }
        let length = text.unicodeScalars.count
        if length == 0 {
            throw .invalid(
                "prompt", "Invalid 'prompt': empty string. Expected a string with minimum length 1.",
                code: "empty_string")
        }
        if length > 32_000 {
            let limit = "Expected a string with maximum length 32000, but got a string with length \(length) instead."
            throw .invalid("prompt", "Invalid 'prompt': string too long. \(limit)", code: "string_above_max_length")
        }
        return text
    }
}
