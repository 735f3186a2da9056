/// A parsed template.
final class Template: Sendable {
    let name: String
    let file: String
    /// All text between the tags, as it is written.
    let text: [UInt8]
    let nodes: [Node]
    let names: [Path]
    /// The first one is empty.
    let indentations: [[UInt8]]

    /// The longest source, in bytes.
    static let sizeLimit = 1 << 20

    init(name: String, file: String, source: [UInt8]) throws(TemplateError) {
        let source = try Self.checked(source, file: file)
        var scanner = TagScanner(source: source, file: file)
        var pairs = TagPairs(tags: try scanner.scan(), source: source, file: file)
        var lines = StandaloneLines(tags: try pairs.join(), source: source)
        var builder = TreeBuilder(tags: lines.marked(), source: source, file: file)
        try builder.build()
        self.name = name
        self.file = file
        text = builder.text
        nodes = builder.nodes
        names = builder.names
        indentations = builder.indentations
    }

    private static func checked(_ source: [UInt8], file: String) throws(TemplateError) -> [UInt8] {
        guard source.count <= sizeLimit else {
            throw TemplateError(file: file, line: 0, message: "longer than \(sizeLimit) bytes: split it into partials")
        }
        guard String(validating: source, as: UTF8.self) != nil else {
            throw TemplateError(file: file, line: 0, message: "not valid UTF-8: save it with that encoding")
        }
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return source.starts(with: byteOrderMark) ? Array(source.dropFirst(byteOrderMark.count)) : source
    }

    func path(_ node: Node) -> Path { names[Int(node.start)] }

    func children(of index: Int) -> Range<Int> { index + 1..<Int(nodes[index].end) }

    /// The blocks directly inside a parent tag that go by this name; the last one counts.
    func argument(_ name: Path, of parent: Int) -> Int? {
        var found: Int?
        var index = parent + 1
        while index < nodes[parent].end {
            if path(nodes[index]) == name { found = index }
            index = Int(nodes[index].end)
        }
        return found
    }

    func error(_ node: Node, _ message: String) -> TemplateError {
        TemplateError(file: file, line: Int(node.line), message: message)
    }
}
