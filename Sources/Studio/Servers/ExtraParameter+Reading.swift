extension ExtraParameter {
    static let longestJSON = 16_000

    /// Reads what was typed into the parameter's field.
    ///
    /// - Returns: nil for an empty field, which leaves the value to the server.
    /// - Throws: `parameter_invalid`, naming what is allowed.
    package func read(_ text: String) throws(Problem) -> JSONValue? {
        let typed = text.trimmed
        guard !typed.isEmpty else { return nil }
        guard let read = parsed(typed) else {
            throw Problem(
                code: "parameter_invalid",
                message: "\(label) cannot be “\(typed.foreign(limit: 40))”. Give \(allowed), or leave it empty.")
        }
        return read
    }

    private func parsed(_ text: String) -> JSONValue? {
        switch value {
        case .integer(let range): Int64(text).flatMap { range.contains($0) ? .integer($0) : nil }
        case .number(let range): Double(text).flatMap { range.contains($0) ? .number($0) : nil }
        case .text(let longest): text.unicodeScalars.count <= longest ? .string(text) : nil
        case .choice(let words): words.contains(text) ? .string(text) : nil
        case .flag: ["true": .bool(true), "false": .bool(false)][text]
        case .json: Self.structure(text)
        }
    }

    private static func structure(_ text: String) -> JSONValue? {
        guard text.utf8.count <= longestJSON else { return nil }
        let read = JSONValue.read(Array(text.utf8))
        switch read {
        case .object, .array: return read
        default: return nil
        }
    }

    /// What the field takes, to end a sentence.
    package var allowed: String {
        switch value {
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .text(let longest): "at most \(longest) characters"
        case .choice(let words): "one of: " + words.joined(separator: ", ")
        case .flag: "true or false"
        case .json: "a JSON object or array of at most \(Self.longestJSON) bytes"
        }
    }
}
