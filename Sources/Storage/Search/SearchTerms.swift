import Studio

/// A person's words as SQLite takes them. Nothing in them is syntax.
struct SearchTerms: Equatable {
    /// More words than these are not looked for.
    static let mostWords = 16

    /// Words that the index knows, as an expression for `MATCH`; the last word may go on. nil: there are none.
    let match: String?
    /// Patterns for `LIKE` with `\` as its escape, for what the index does not cut into words: emoji, punctuation, and
    /// scripts that write without spaces.
    let patterns: [String]
    /// The same as they were typed, to be marked where they stand.
    let substrings: [String]

    init(_ text: String) {
        let words = Self.words(in: text)
        let known = words.filter(\.isCutIntoWords)
        substrings = words.filter { !$0.isCutIntoWords }
        patterns = substrings.map(\.likePattern)
        let quoted = known.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
        let mayGoOn = known.last != nil && known.last == words.last
        match = quoted.isEmpty ? nil : quoted.joined(separator: " ") + (mayGoOn ? " *" : "")
    }

    static func words(in text: String) -> [String] {
        text.foreign(limit: LibrarySearch.longestText).split(whereSeparator: \.isWhitespace).prefix(mostWords)
            .map(String.init)
    }
}

extension String {
    /// The index finds it by words: it has a letter or digit, and none of a script without spaces.
    fileprivate var isCutIntoWords: Bool {
        var hasLetter = false
        for scalar in unicodeScalars {
            if scalar.isOfScriptWithoutSpaces { return false }
            hasLetter = hasLetter || scalar.isLetterOrNumber
        }
        return hasLetter
    }

    /// Anything around it, nothing of it with a special meaning.
    var likePattern: String {
        var pattern = "%"
        for character in self {
            if character == "%" || character == "_" || character == "\\" { pattern += "\\" }
            pattern.append(character)
        }
        return pattern + "%"
    }
}

extension Unicode.Scalar {
    fileprivate var isLetterOrNumber: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    /// Thai, Lao, Myanmar, Khmer, Hangul, kana and Han.
    fileprivate var isOfScriptWithoutSpaces: Bool {
        switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xA960...0xA97F,
            0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFFDC, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
