/// Comma-separated values (RFC 4180), in UTF-8.
enum CSV {
    /// One line with its CRLF.
    static func line(_ cells: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell, to: &bytes)
        }
        return bytes + [13, 10]
    }

    private static func append(_ cell: String, to bytes: inout [UInt8]) {
        let text = harmless(cell)
        guard text.utf8.contains(where: needQuotes.contains) else { return bytes.append(contentsOf: text.utf8) }
        bytes.append(quote)
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let needQuotes: [UInt8] = [quote, UInt8(ascii: ","), 13, 10]

    /// Spreadsheets take what begins so for a formula, which may send other cells away; with an apostrophe before it,
    /// it is text.
    private static func harmless(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else {
            return cell
        }
        return "'" + cell
    }
}
