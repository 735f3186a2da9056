/// The bytes that the template language gives a meaning.
enum Byte {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let equals = UInt8(ascii: "=")
    static let dot = UInt8(ascii: ".")

    static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

    static func isWhitespace(_ byte: UInt8) -> Bool { isBlank(byte) || byte == newline || byte == carriageReturn }
}

extension [UInt8] {
    /// Where `pattern` first stands at or after `start`.
    func firstRange(of pattern: [UInt8], from start: Int) -> Range<Int>? {
        guard let head = pattern.first else { return nil }
        var position = start
        while position + pattern.count <= count {
            if self[position] == head, self[position..<position + pattern.count].elementsEqual(pattern) {
                return position..<position + pattern.count
            }
            position += 1
        }
        return nil
    }

    /// The range without the whitespace at both of its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, Byte.isWhitespace(self[start]) { start += 1 }
        while end > start, Byte.isWhitespace(self[end - 1]) { end -= 1 }
        return start..<end
    }

    /// The first position at or after `start` that is neither a space nor a tab.
    func skippingBlanks(from start: Int) -> Int {
        var position = start
        while position < count, Byte.isBlank(self[position]) { position += 1 }
        return position
    }

    /// The position after the line break at `position`; `position` itself at the end; nil when text stands there.
    func afterLineBreak(at position: Int) -> Int? {
        if position == count { return position }
        if self[position] == Byte.newline { return position + 1 }
        let next = position + 1
        let isPair = self[position] == Byte.carriageReturn && next < count && self[next] == Byte.newline
        return isPair ? next + 1 : nil
    }

    /// The blanks at the start of the first line, at or after `start`, that holds more than blanks.
    func indentation(from start: Int) -> Range<Int> {
        var line = start
        while true {
            let text = skippingBlanks(from: line)
            guard text < count, let next = afterLineBreak(at: text) else { return line..<text }
            line = next
        }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
