import FoundationEssentials

/// Reads replies that may be anything.
enum JSONBody {
    /// Deeper nesting is refused before anything is decoded.
    static let deepest = 64

    /// - Returns: nil when the bytes are no JSON of this shape, or are nested deeper than 64 levels.
    static func decode<Message: Decodable>(_ bytes: [UInt8], as type: Message.Type = Message.self) -> Message? {
        guard depth(of: bytes) <= deepest else { return nil }
        // A text that was cut inside a character must not make the rest unreadable.
        let repaired = Data(String(decoding: bytes, as: UTF8.self).utf8)
        return try? JSONDecoder().decode(type, from: repaired)
    }

    static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map(Array.init) ?? []
    }

    /// The deepest nesting of arrays and objects, brackets inside strings not counted.
    static func depth(of bytes: [UInt8]) -> Int {
        var depth = 0
        var deepest = 0
        var isText = false
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                isEscaped = false
            } else if isText {
                isEscaped = byte == UInt8(ascii: "\\")
                isText = byte != UInt8(ascii: "\"")
            } else {
                isText = byte == UInt8(ascii: "\"")
                if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
                if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
                deepest = max(deepest, depth)
            }
        }
        return deepest
    }
}
