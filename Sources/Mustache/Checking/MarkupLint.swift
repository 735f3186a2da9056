/// Follows the HTML of a template from tag to tag and objects to tags where escaping does not protect the page.
struct MarkupLint {
    private let template: Template
    private var markup = MarkupPosition()
    private var found: [Finding] = []

    init(_ template: Template) { self.template = template }

    mutating func findings() -> [Finding] {
        check(template.nodes.indices)
        return found
    }

    private mutating func check(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let node = template.nodes[index]
            if node.isArgument { checkArgument(index) } else { check(index, node) }
            index = Int(node.end)
        }
    }

    /// An argument is shown elsewhere, so it starts afresh.
    private mutating func checkArgument(_ index: Int) {
        let outer = markup
        markup = MarkupPosition()
        check(template.children(of: index))
        markup = outer
    }

    private mutating func check(_ index: Int, _ node: Node) {
        if node.kind == .text {
            for byte in template.text[Int(node.start)..<Int(node.stop)] { markup.advance(byte) }
            return
        }
        if node.kind == .raw { object(node, "writes without escaping: use {{\(template.path(node).text)}}") }
        if let objection = markup.objection(to: node.kind) { object(node, objection) }
        if node.kind.writesValue { markup.advanceOverValue() }
        check(template.children(of: index))
    }

    private mutating func object(_ node: Node, _ what: String) {
        let name = template.path(node).text
        found.append(Finding(file: template.file, line: Int(node.line), message: "“\(name)” \(what)"))
    }
}
