/// What was typed where the name of an environment variable belongs.
enum VariableName {
    /// Letters, digits and _, and no digit first (POSIX, Base Definitions 8.1).
    static func isOne(_ text: String) -> Bool {
        guard let first = text.utf8.first, !isDigit(first) else { return false }
        return text.utf8.count <= 200
            && text.utf8.allSatisfy { $0 == UInt8(ascii: "_") || isDigit($0) || isCapital($0) || isSmall($0) }
    }

    /// True for what may be shown again: `OPENAI_API_KEY`, `VIDEO_KEY_2`. A key that was pasted there by mistake mixes
    /// capitals with small letters, or is one long word with digits in it.
    static func looksLikeOne(_ text: String) -> Bool {
        guard isOne(text), text.utf8.count <= 60, !text.utf8.contains(where: isSmall) else { return false }
        return text.utf8.split(separator: UInt8(ascii: "_")).allSatisfy { word in
            word.count <= 12 || (word.count <= 20 && !word.contains(where: isDigit))
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isCapital(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
    private static func isSmall(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
}
