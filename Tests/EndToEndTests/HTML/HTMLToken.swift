/// A piece of an HTML text.
enum HTMLToken: Equatable {
    case open(name: String, attributes: [String: String])
    case close(name: String)
    case text(String)
}

/// Cuts the HTML that our own views write into pieces: attributes are quoted or empty, comments and the doctype
/// carry nothing.
struct HTMLTokenizer {
    private var rest: Substring.UnicodeScalarView
    private var tokens: [HTMLToken] = []

    static func tokens(of html: String) throws -> [HTMLToken] {
        var tokenizer = HTMLTokenizer(rest: html[...].unicodeScalars)
        try tokenizer.run()
        return tokenizer.tokens
    }

    private init(rest: Substring.UnicodeScalarView) {
        self.rest = rest
    }

    /// Elements whose content is text up to their end tag.
    private static let textual: Set = ["textarea", "title", "script", "style"]

    private mutating func run() throws {
        while !rest.isEmpty {
            let text = take { $0 != "<" }
            if !text.isEmpty { tokens.append(.text(HTMLEntities.decode(text))) }
            guard !rest.isEmpty else { return }
            if starts(with: "<!--") {
                try skip(past: "-->")
            } else if starts(with: "<!") {
                try skip(past: ">")
            } else {
                try readTag()
            }
        }
    }

    private mutating func readTag() throws {
        rest.removeFirst()
        let isEnd = rest.first == "/"
        if isEnd { rest.removeFirst() }
        let name = take { !$0.properties.isWhitespace && $0 != ">" && $0 != "/" }.lowercased()
        guard name.first?.isLetter == true else { throw Failure("A “<” that starts no tag: <\(name)") }
        let attributes = try readAttributes()
        tokens.append(isEnd ? .close(name: name) : .open(name: name, attributes: attributes))
        if !isEnd, Self.textual.contains(name) { try readText(of: name) }
    }

    private mutating func readAttributes() throws -> [String: String] {
        var attributes: [String: String] = [:]
        while true {
            _ = take { $0.properties.isWhitespace || $0 == "/" }
            guard let next = rest.first else { throw Failure("A tag without its end.") }
            if next == ">" {
                rest.removeFirst()
                return attributes
            }
            let name = take { !$0.properties.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }.lowercased()
            guard attributes[name] == nil else { throw Failure("The attribute \(name) stands twice.") }
            attributes[name] = try readValue(of: name)
        }
    }

    private mutating func readValue(of name: String) throws -> String {
        guard rest.first == "=" else { return "" }
        rest.removeFirst()
        guard let quote = rest.first, quote == "\"" || quote == "'" else {
            throw Failure("The value of \(name) has no quotes.")
        }
        rest.removeFirst()
        let value = take { $0 != quote }
        guard !rest.isEmpty else { throw Failure("The value of \(name) has no end.") }
        rest.removeFirst()
        return HTMLEntities.decode(value)
    }

    private mutating func readText(of name: String) throws {
        var text = ""
        while !starts(with: "</\(name)>") {
            guard let next = rest.popFirst() else { throw Failure("<\(name)> has no end.") }
            text.unicodeScalars.append(next)
        }
        // The first line break of a text area is not part of its value.
        if name == "textarea", text.unicodeScalars.first == "\n" { text.unicodeScalars.removeFirst() }
        let isEscaped = name == "textarea" || name == "title"
        tokens.append(.text(isEscaped ? HTMLEntities.decode(text) : text))
    }

    private mutating func take(while holds: (Unicode.Scalar) -> Bool) -> String {
        let part = rest.prefix(while: holds)
        rest = rest[part.endIndex...]
        return String(part)
    }

    private func starts(with text: String) -> Bool {
        rest.starts(with: text.unicodeScalars)
    }

    private mutating func skip(past end: String) throws {
        while !starts(with: end) {
            guard rest.popFirst() != nil else { throw Failure("“\(end)” is missing.") }
        }
        rest = rest.dropFirst(end.unicodeScalars.count)
    }
}
