import FoundationEssentials

/// How deep JSON from outside may be nested: checked before anything is decoded.
package enum JSONNesting {
    package static let deepest = 64

    package static func isAllowed(_ bytes: [UInt8]) -> Bool { depth(of: bytes) <= deepest }

    /// The deepest nesting of arrays and objects, brackets inside strings not counted.
    package static func depth(of bytes: [UInt8]) -> Int {
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

extension JSONValue {
    /// - Returns: nil when the bytes are no JSON, or are nested deeper than 64 levels.
    package static func read(_ bytes: [UInt8]) -> JSONValue? {
        guard JSONNesting.isAllowed(bytes) else { return nil }
        return try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }
}
