import FoundationEssentials
import Studio

/// Reads replies that may be anything.
enum JSONBody {
    /// - Returns: nil when the bytes are no JSON of this shape, or are nested deeper than 64 levels.
    static func decode<Message: Decodable>(_ bytes: [UInt8], as type: Message.Type = Message.self) -> Message? {
        guard JSONNesting.isAllowed(bytes) else { return nil }
        // A text that was cut inside a character must not make the rest unreadable.
        let repaired = Data(String(decoding: bytes, as: UTF8.self).utf8)
        return try? JSONDecoder().decode(type, from: repaired)
    }

    static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map(Array.init) ?? []
    }
}
