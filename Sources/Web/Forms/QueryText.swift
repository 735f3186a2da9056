/// The query of an address, with what has a meaning there encoded.
struct QueryText {
    private var parts: [String] = []

    /// `?a=1&b=2`; empty where nothing was added.
    var text: String { parts.isEmpty ? "" : "?" + parts.joined(separator: "&") }

    /// Passes over what is nil or empty.
    mutating func add(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        parts.append("\(name)=\(Self.encoded(value))")
    }

    private static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            if isPlain(scalar) {
                encoded.unicodeScalars.append(scalar)
            } else {
                encoded += byte < 16 ? "%0" : "%"
                encoded += String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }

    /// RFC 3986, section 2.3.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": true
        default: false
        }
    }
}
