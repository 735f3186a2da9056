/// The page being written.
struct Output {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(16 * 1024) }

    var count: Int { bytes.count }
    var isAtLineStart: Bool { bytes.last.map { $0 == Byte.newline } ?? true }

    mutating func append(_ text: ArraySlice<UInt8>) { bytes.append(contentsOf: text) }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(raw text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func removeLast(to count: Int) { bytes.removeLast(bytes.count - count) }

    /// Writes the text of a template with `indentation` in front of each line that is not empty.
    mutating func append(_ text: ArraySlice<UInt8>, indentation: [UInt8], startsLine: Bool) {
        var start = text.startIndex
        var isLineStart = startsLine && isAtLineStart
        while start < text.endIndex {
            let end = text[start...].firstIndex(of: Byte.newline).map { $0 + 1 } ?? text.endIndex
            let isEmpty = text[start] == Byte.newline || text[start] == Byte.carriageReturn
            if isLineStart, !isEmpty { bytes += indentation }
            bytes += text[start..<end]
            start = end
            isLineStart = true
        }
    }

    /// Writes a value so that it is text in HTML, in a quoted attribute too.
    mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for index in utf8.indices {
                guard let escaped = Self.escaped(utf8[index]) else { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                bytes.append(contentsOf: escaped.utf8)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
    }

    @inline(__always)
    private static func escaped(_ byte: UInt8) -> String? {
        // All five stand in front of “?”, most letters behind it.
        if byte > UInt8(ascii: ">") { return nil }
        return switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
