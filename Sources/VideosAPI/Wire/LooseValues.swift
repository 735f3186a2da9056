/// A text that some servers write as a number: `"8"`, `8`, `404`.
struct LooseText: Decodable, Sendable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else {
            text = String(try container.decode(Int64.self))
        }
    }
}

/// A number that some servers write as a text: `50`, `"50"`, `"50%"`. Always finite.
struct LooseNumber: Decodable, Sendable {
    let value: Double

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Double.self), value.isFinite {
            self.value = value
        } else {
            self = try Self(container.decode(String.self), in: container)
        }
    }

    private init(_ text: String, in container: any SingleValueDecodingContainer) throws {
        let digits = text.filter { $0 != "%" && $0 != " " }
        guard let value = Double(digits), value.isFinite else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a number")
        }
        self.value = value
    }

    /// The whole number, when it is one.
    var integer: Int64? { Int64(exactly: value) }
}

extension KeyedDecodingContainer {
    /// The value of a key, or nil when it is absent, null or of another type: a field that one server spells in its
    /// own way must not cost the whole reply.
    func lenient<Value: Decodable>(_ key: Key, as type: Value.Type = Value.self) -> Value? {
        try? decodeIfPresent(type, forKey: key)
    }
}

/// The elements of an array that can be read, of the first 1,000; the others are left out.
struct LooseArray<Element: Decodable & Sendable>: Decodable, Sendable {
    let elements: [Element]

    private struct Anything: Decodable {}

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        var elements: [Element] = []
        while !container.isAtEnd, container.currentIndex < 1000 {
            if let element = try? container.decode(Element.self) {
                elements.append(element)
            } else {
                _ = try container.decode(Anything.self)
            }
        }
        self.elements = elements
    }
}
