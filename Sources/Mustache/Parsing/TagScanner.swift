/// Finds the tags of a source, in order.
struct TagScanner {
    private let source: [UInt8]
    private let file: String
    private var delimiters = Delimiters.standard
    private var position = 0
    private var line = 1

    init(source: [UInt8], file: String) {
        self.source = source
        self.file = file
    }

    mutating func scan() throws(TemplateError) -> [Tag] {
        var tags: [Tag] = []
        while let opening = source.firstRange(of: delimiters.open, from: position) {
            advance(to: opening.lowerBound)
            tags.append(try readTag(opening))
        }
        return tags
    }

    private mutating func advance(to end: Int) {
        for byte in source[position..<end] where byte == Byte.newline { line += 1 }
        position = end
    }

    private mutating func readTag(_ opening: Range<Int>) throws(TemplateError) -> Tag {
        var start = opening.upperBound
        while start < source.count, Byte.isWhitespace(source[start]) { start += 1 }
        let sign = start < source.count ? Sign(byte: source[start]) : nil
        if sign != nil { start += 1 }
        let ending = (sign?.ending ?? []) + delimiters.close
        guard let closing = source.firstRange(of: ending, from: start) else {
            throw error("this tag is never closed: add “\(String(decoding: ending, as: UTF8.self))”")
        }
        let name = source.trimmed(start..<closing.lowerBound)
        let range = opening.lowerBound..<closing.upperBound
        let tag = Tag(kind: sign?.kind ?? .variable, range: range, name: name, line: line)
        try check(tag)
        advance(to: closing.upperBound)
        return tag
    }

    private mutating func check(_ tag: Tag) throws(TemplateError) {
        let name = source[tag.name]
        switch tag.kind {
        case .comment:
            return
        case .delimiters:
            guard let changed = Delimiters(reading: name) else {
                throw error("new delimiters are two words without “=”, as in {{=<% %>=}}")
            }
            delimiters = changed
        default:
            if name.isEmpty { throw error("this tag has no name") }
            if name.contains(where: Byte.isWhitespace) {
                throw error("“\(source.text(tag.name))” is not a name: a name has no spaces")
            }
        }
    }

    private func error(_ message: String) -> TemplateError {
        TemplateError(file: file, line: line, message: message)
    }
}
