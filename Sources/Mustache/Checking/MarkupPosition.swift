/// Where in HTML a byte stands: as much of the HTML standard's tokenizer as telling attributes from text takes.
struct MarkupPosition {
    enum State: Equatable {
        case text, elementName, tag, attributeName, beforeValue, unquotedValue, comment
        case quotedValue(UInt8)
    }

    private(set) var state = State.text
    /// In lower case, with the slash of an end tag in front.
    private var element = ""
    private(set) var attribute = ""
    /// `script` or `style`, whose content is not HTML, while inside.
    private(set) var rawElement: String?
    /// How many hyphens stand right in front: two and a `>` end a comment.
    private var hyphens = 0

    mutating func advance(_ byte: UInt8) {
        switch state {
        case .text: if byte == UInt8(ascii: "<") { (state, element) = (.elementName, "") }
        case .elementName: advanceInName(byte)
        case .tag: advanceInTag(byte)
        case .attributeName: advanceInAttribute(byte)
        case .beforeValue: advanceBeforeValue(byte)
        case .unquotedValue: if Byte.isWhitespace(byte) { state = .tag } else if isEnd(byte) { endTag() }
        case .quotedValue(let quote): if byte == quote { state = .tag }
        case .comment: advanceInComment(byte)
        }
    }

    /// A value written here is the start of an attribute's value, if one is expected.
    mutating func advanceOverValue() {
        if state == .beforeValue { state = .unquotedValue }
    }

    private mutating func advanceInName(_ byte: UInt8) {
        if isEnd(byte) { return endTag() }
        let isFirst = element.isEmpty
        let character = Character(UnicodeScalar(byte)).lowercased()
        if Byte.isWhitespace(byte) || byte == UInt8(ascii: "/") && !isFirst {
            state = isFirst ? .text : .tag
        } else if isFirst, !character.allSatisfy({ $0.isLetter || $0 == "/" || $0 == "!" }) {
            state = .text
        } else {
            element += character
        }
        if element == "!--" { (state, hyphens) = (.comment, 0) }
        if let rawElement, !"/\(rawElement)".hasPrefix(element) { state = .text }
    }

    private mutating func advanceInTag(_ byte: UInt8) {
        if isEnd(byte) { return endTag() }
        if byte == Byte.equals {
            state = .beforeValue
        } else if !Byte.isWhitespace(byte), byte != UInt8(ascii: "/") {
            (state, attribute) = (.attributeName, "")
            advanceInAttribute(byte)
        }
    }

    private mutating func advanceInAttribute(_ byte: UInt8) {
        if isEnd(byte) { return endTag() }
        if byte == Byte.equals {
            state = .beforeValue
        } else if Byte.isWhitespace(byte) || byte == UInt8(ascii: "/") {
            state = .tag
        } else {
            attribute += Character(UnicodeScalar(byte)).lowercased()
        }
    }

    private mutating func advanceBeforeValue(_ byte: UInt8) {
        if isEnd(byte) { return endTag() }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            state = .quotedValue(byte)
        } else if !Byte.isWhitespace(byte) {
            state = .unquotedValue
        }
    }

    private mutating func advanceInComment(_ byte: UInt8) {
        if isEnd(byte), hyphens >= 2 { state = .text }
        hyphens = byte == UInt8(ascii: "-") ? hyphens + 1 : 0
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ">") }

    private mutating func endTag() {
        state = .text
        if let raw = rawElement {
            if element == "/\(raw)" { rawElement = nil }
        } else if element == "script" || element == "style" {
            rawElement = element
        }
    }
}
