/// Joins each opening tag with its close, and learns what stands directly inside a parent.
struct TagPairs {
    /// How deep tags may stand inside one another in one template.
    static let depthLimit = 64

    private let source: [UInt8]
    private let file: String
    private var tags: [Tag]
    private var open: [Int] = []

    init(tags: [Tag], source: [UInt8], file: String) {
        self.tags = tags
        self.source = source
        self.file = file
    }

    mutating func join() throws(TemplateError) -> [Tag] {
        for index in tags.indices {
            tags[index].followsIgnoredText = isInsideParent
            if tags[index].kind == .close { try close(index) } else { try enter(index) }
        }
        if let unclosed = open.last {
            throw error(unclosed, "“\(written(unclosed))” is never closed: add {{/\(name(unclosed))}}")
        }
        return tags
    }

    private var isInsideParent: Bool { open.last.map { tags[$0].kind == .parent } ?? false }

    private mutating func enter(_ index: Int) throws(TemplateError) {
        let kind = tags[index].kind
        tags[index].isInsideParent = isInsideParent
        if isInsideParent, kind != .block, kind != .comment, kind != .delimiters {
            throw error(index, "only blocks can stand directly inside a parent: put “\(written(index))” into one")
        }
        guard kind.opens else { return }
        if open.count == Self.depthLimit {
            throw error(index, "more than \(Self.depthLimit) tags are open here: nest less deeply")
        }
        open.append(index)
    }

    private mutating func close(_ index: Int) throws(TemplateError) {
        guard let opener = open.popLast() else {
            throw error(index, "“\(written(index))” closes nothing: no tag is open here")
        }
        guard name(opener) == name(index) else {
            throw error(
                index,
                "“\(written(index))” closes nothing: “\(written(opener))” of line \(tags[opener].line) is open here")
        }
        tags[opener].partner = index
        tags[index].partner = opener
        tags[index].isInsideParent = tags[opener].isInsideParent
    }

    private func name(_ index: Int) -> String { source.text(tags[index].name) }

    private func written(_ index: Int) -> String { source.text(tags[index].range) }

    private func error(_ index: Int, _ message: String) -> TemplateError {
        TemplateError(file: file, line: tags[index].line, message: message)
    }
}
