/// The `; name=value` parameters of a header field, values as tokens or quoted strings.
struct HeaderParameters {
    private var values: [(name: String, value: String)] = []

    subscript(name: String) -> String? {
        values.first { $0.name == name }?.value
    }

    /// The field's first part and its parameters; nil when they are malformed or one comes twice.
    static func parse(_ text: String) -> (value: String, parameters: HeaderParameters)? {
        var rest = text.utf8[...]
        let value = ASCII.trimmed(Substring(rest.prefix { $0 != UInt8(ascii: ";") }))
        rest = rest.drop { $0 != UInt8(ascii: ";") }
        var parameters = HeaderParameters()
        while rest.popFirst() != nil {
            rest = skipBlanks(rest)
            if rest.isEmpty { break }
            guard let (name, value) = parameter(&rest), parameters[name] == nil else { return nil }
            parameters.values.append((name, value))
            rest = skipBlanks(rest)
            guard rest.isEmpty || rest.first == UInt8(ascii: ";") else { return nil }
        }
        return (value, parameters)
    }

    private typealias Bytes = Substring.UTF8View

    private static func skipBlanks(_ bytes: Bytes) -> Bytes {
        bytes.drop { $0 == ASCII.space || $0 == ASCII.tab }
    }

    private static func parameter(_ rest: inout Bytes) -> (String, String)? {
        let name = ASCII.lowercased(Substring(rest.prefix(while: ASCII.isToken)))
        rest = rest.dropFirst(name.utf8.count)
        guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "=") else { return nil }
        if rest.first == UInt8(ascii: "\"") {
            return quotedString(&rest).map { (name, $0) }
        }
        let value = String(Substring(rest.prefix(while: ASCII.isToken)))
        rest = rest.dropFirst(value.utf8.count)
        return value.isEmpty ? nil : (name, value)
    }

    /// A backslash takes the next byte as it is only before a quote or a backslash: browsers send
    /// Windows paths without escaping them.
    private static func quotedString(_ rest: inout Bytes) -> String? {
        var bytes: [UInt8] = []
        rest.removeFirst()
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
            case UInt8(ascii: "\\") where rest.first == UInt8(ascii: "\"") || rest.first == UInt8(ascii: "\\"):
                bytes.append(rest.removeFirst())
            default: bytes.append(byte)
            }
        }
        return nil
    }
}
