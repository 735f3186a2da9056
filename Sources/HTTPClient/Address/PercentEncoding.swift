/// Percent-encoding of RFC 3986.
package enum PercentEncoding {
    /// One segment of a path: everything but unreserved characters is encoded, so `a/b+c=` stays one segment.
    /// `.` and `..` are encoded too, as they would be read as steps.
    package static func segment(_ text: String) -> String {
        text == "." || text == ".." ? text.utf8.map { _ in "%2E" }.joined() : component(text)
    }

    /// A name or value of a query: everything but unreserved characters is encoded.
    package static func component(_ text: String) -> String {
        encode(text.utf8) { isUnreserved($0) }
    }

    /// Encodes only what may not stand in a path, query or fragment; existing escapes stay.
    static func repaired(_ bytes: some Sequence<UInt8>) -> String {
        encode(bytes) { $0 > 0x20 && $0 < 0x7F && !unwise.contains($0) }
    }

    private static let unwise = Set("\"<>\\^`{|}".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            "-._~".utf8.contains(byte)
        }
    }

    private static func encode(_ bytes: some Sequence<UInt8>, unless isKept: (UInt8) -> Bool) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in bytes {
            encoded += isKept(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
