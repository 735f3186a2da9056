import HTTPServer

/// Fields that other servers have, as OpenAI's.
extension RequestFields {
    /// `width` and `height` make a size, `num_frames` and `fps` a length of at least a second.
    mutating func mergeDimensions() throws(APIError) {
        if let width = try integer("width"), let height = try integer("height") {
            set("size", .string("\(width)x\(height)"))
        }
        if let frames = try integer("num_frames") {
            let rate = try integer("fps") ?? 24
            set("seconds", .string("\(max(1, frames / max(1, rate)))"))
        }
    }

    /// A whole number, also one written as a string. Throws 422 for anything else, as FastAPI does.
    func integer(_ name: String) throws(APIError) -> Int? {
        switch self[name] {
        case nil: return nil
        case .number(let number)?: if let whole = Int(exactly: number) { return whole }
        case .string(let text)?: if let whole = Int(text) { return whole }
        default: break
        }
        throw APIError(
            .unprocessableContent, "Input should be a valid integer, unable to parse string as an integer",
            param: name, code: "int_parsing")
    }
}

extension ContentHabit {
    static let alwaysClip: @Sendable (Fields) throws(APIError) -> File = { _ in .clip }
}
