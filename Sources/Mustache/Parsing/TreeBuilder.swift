/// Puts tags and the text between them into a flat tree.
struct TreeBuilder {
    private(set) var text: [UInt8] = []
    private(set) var nodes: [Node] = []
    private(set) var names: [Path] = []
    private(set) var indentations: [[UInt8]] = [[]]

    private let tags: [Tag]
    private let source: [UInt8]
    private let file: String
    private var places: [String: Int] = [:]
    private var open: [Int] = []
    /// Of each argument around the current place: the blanks to take from the start of its lines.
    private var margins: [[UInt8]] = []
    private var isAtLineStart = true
    private var canExtendText = false

    init(tags: [Tag], source: [UInt8], file: String) {
        self.tags = tags
        self.source = source
        self.file = file
        text.reserveCapacity(source.count)
    }

    mutating func build() throws(TemplateError) {
        var position = 0
        for tag in tags {
            if !tag.followsIgnoredText, position < tag.textEnd { appendText(position..<tag.textEnd) }
            try append(tag)
            if tag.standsAlone { isAtLineStart = true }
            position = tag.textStart
        }
        if position < source.count { appendText(position..<source.count) }
    }

    private mutating func append(_ tag: Tag) throws(TemplateError) {
        switch tag.kind {
        case .comment, .delimiters: break
        case .close: close(tag)
        case .variable: try append(.variable, tag)
        case .raw: try append(.raw, tag)
        case .partial: try append(.partial, tag, indentation: tag.indentation)
        case .section: try append(.section, tag)
        case .inverted: try append(.inverted, tag)
        case .parent: try append(.parent, tag, indentation: tag.indentation)
        case .block: try append(.block, tag, indentation: blockIndentation(tag))
        }
        if tag.kind.opens { open.append(nodes.count - 1) }
        if tag.isArgument { margins.append(tag.standsAlone ? Array(source[contentIndentation(tag)]) : []) }
    }

    private mutating func append(_ kind: Node.Kind, _ tag: Tag, indentation: Range<Int> = 0..<0) throws(TemplateError) {
        var node = Node(kind, start: try place(tag), line: tag.line)
        node.isArgument = tag.isArgument
        node.startsLine = isAtLineStart && !tag.standsAlone
        node.opensLine = tag.standsAlone
        node.indentation = store(indentation: withoutMargin(indentation))
        node.end = Int32(nodes.count + 1)
        nodes.append(node)
        isAtLineStart = false
        canExtendText = false
    }

    private mutating func close(_ tag: Tag) {
        let opener = open.removeLast()
        nodes[opener].end = Int32(nodes.count)
        nodes[opener].closesLine = tag.standsAlone && source[tag.textStart - 1] == Byte.newline
        if nodes[opener].isArgument { margins.removeLast() }
        canExtendText = false
    }

    private mutating func place(_ tag: Tag) throws(TemplateError) -> Int {
        let name = source.text(tag.name)
        if let place = places[name] { return place }
        let isDotted = tag.kind != .partial && !tag.kind.inherits
        guard let path = isDotted ? Path(dotted: name) : Path(whole: name) else {
            throw TemplateError(
                file: file, line: tag.line, message: "“\(name)” has an empty part: write a.b, or . alone")
        }
        names.append(path)
        if isDotted { places[name] = names.count - 1 }
        return names.count - 1
    }
}

// Text, and the blanks in front of it.
extension TreeBuilder {
    private mutating func appendText(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = source[start..<range.upperBound].firstIndex(of: Byte.newline).map { $0 + 1 } ?? range.upperBound
            let isLineStart = start == 0 || source[start - 1] == Byte.newline
            appendLine(isLineStart ? withoutMargin(start..<end) : start..<end)
            start = end
        }
    }

    private mutating func appendLine(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if !canExtendText {
            var node = Node(.text, start: text.count, line: 0)
            node.startsLine = isAtLineStart
            node.end = Int32(nodes.count + 1)
            nodes.append(node)
            canExtendText = true
        }
        text += source[range]
        nodes[nodes.count - 1].stop = Int32(text.count)
        isAtLineStart = text.last == Byte.newline
    }

    private func withoutMargin(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        for byte in margins.last ?? [] {
            guard start < range.upperBound, source[start] == byte else { break }
            start += 1
        }
        return start..<range.upperBound
    }

    private mutating func store(indentation: Range<Int>) -> Int32 {
        guard !indentation.isEmpty else { return 0 }
        let bytes = Array(source[indentation])
        if let known = indentations.firstIndex(of: bytes) { return Int32(known) }
        indentations.append(bytes)
        return Int32(indentations.count - 1)
    }

    /// What fills a block is indented like its default content; without one, like its tag.
    private func blockIndentation(_ tag: Tag) -> Range<Int> {
        guard tag.standsAlone, !tag.isArgument else { return 0..<0 }
        let content = contentIndentation(tag)
        return content.upperBound < contentEnd(tag) ? content : tag.indentation
    }

    private func contentEnd(_ tag: Tag) -> Int { tag.partner.map { tags[$0].range.lowerBound } ?? source.count }

    private func contentIndentation(_ tag: Tag) -> Range<Int> { source.indentation(from: tag.textStart) }
}
