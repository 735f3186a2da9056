/// Writes one page. A value of this type is used for one rendering.
struct Renderer {
    /// How deep sections, partials, parents and blocks may stand inside one another while rendering.
    static let depthLimit = 256

    let library: Library
    let isStrict: Bool
    private(set) var output = Output()
    private var context: ContextStack
    private var depth = 0

    init(library: Library, model: Value, isStrict: Bool) {
        self.library = library
        self.isStrict = isStrict
        context = ContextStack(model)
    }

    mutating func render(_ template: Int) throws(TemplateError) {
        let place = Place(template, library.templates[template])
        try render(place.template.nodes.indices, place)
    }

    private mutating func render(_ range: Range<Int>, _ place: Place) throws(TemplateError) {
        var index = range.lowerBound
        while index < range.upperBound {
            let node = place.template.nodes[index]
            if node.kind == .text {
                render(text: node, place)
            } else {
                if node.startsLine { indent(place) }
                try render(tag: index, node, place)
            }
            index = Int(node.end)
        }
    }

    @inline(__always)
    private mutating func indent(_ place: Place) {
        if !place.indentation.isEmpty, output.isAtLineStart { output.append(place.indentation[...]) }
    }

    @inline(__always)
    private mutating func render(text node: Node, _ place: Place) {
        let text = place.template.text[Int(node.start)..<Int(node.stop)]
        if place.indentation.isEmpty {
            output.append(text)
        } else {
            output.append(text, indentation: place.indentation, startsLine: node.startsLine)
        }
    }

    private mutating func render(tag index: Int, _ node: Node, _ place: Place) throws(TemplateError) {
        if node.kind == .variable || node.kind == .raw { return try render(variable: node, place) }
        depth += 1
        guard depth <= Self.depthLimit else {
            let name = place.template.path(node).text
            throw place.template.error(
                node, "“\(name)” stands more than \(Self.depthLimit) tags deep: does a template include itself?")
        }
        switch node.kind {
        case .section: try render(section: index, node, place)
        case .inverted: try render(inverted: index, node, place)
        case .block: try render(block: index, node, place)
        case .partial, .parent: try render(partial: index, node, place)
        case .text, .variable, .raw: break
        }
        depth -= 1
    }
}

// Names and sections.
extension Renderer {
    private func value(_ node: Node, _ place: Place) throws(TemplateError) -> Value {
        let path = place.template.path(node)
        if let value = context.value(path) { return value }
        if isStrict { throw place.template.error(node, "nothing is called “\(path.text)” here") }
        return .null
    }

    private mutating func render(variable node: Node, _ place: Place) throws(TemplateError) {
        switch try value(node, place) {
        case .null: break
        case .bool(let value): output.append(raw: value ? "true" : "false")
        case .integer(let value): output.append(raw: value.description)
        case .double(let value): output.append(raw: value.description)
        case .string(let value): node.kind == .raw ? output.append(raw: value) : output.append(escaping: value)
        case .list, .object:
            guard isStrict else { return }
            let name = place.template.path(node).text
            throw place.template.error(node, "“\(name)” is a list or an object, which has no text")
        }
    }

    private mutating func render(section index: Int, _ node: Node, _ place: Place) throws(TemplateError) {
        let value = try value(node, place)
        guard value.isTrue else { return }
        let content = place.template.children(of: index)
        guard case .list(let list) = value else { return try render(content, place, within: value) }
        for item in list.items { try render(content, place, within: item) }
    }

    private mutating func render(inverted index: Int, _ node: Node, _ place: Place) throws(TemplateError) {
        if try !value(node, place).isTrue { try render(place.template.children(of: index), place) }
    }

    private mutating func render(_ content: Range<Int>, _ place: Place, within value: Value) throws(TemplateError) {
        context.push(value)
        try render(content, place)
        context.pop()
    }
}

// Partials, parents and blocks.
extension Renderer {
    private mutating func render(partial index: Int, _ node: Node, _ place: Place) throws(TemplateError) {
        guard let target = library.target(of: index, in: place.templateIndex) else { return }
        let template = library.templates[target]
        try render(template.nodes.indices, place.entering(target, template, by: index, node))
    }

    private mutating func render(block index: Int, _ node: Node, _ place: Place) throws(TemplateError) {
        guard let (argument, given) = place.argument(for: place.template.path(node)) else {
            return try render(place.template.children(of: index), place)
        }
        let filling = given.filling(place, node)
        let start = output.count
        // An argument that starts on its tag's line cannot bring the indentation of its first line itself.
        if node.opensLine, !given.template.nodes[argument].opensLine { indent(filling) }
        let content = output.count
        try render(given.template.children(of: argument), filling)
        if output.count == content {
            output.removeLast(to: start)
        } else if node.closesLine, !output.isAtLineStart {
            output.append(Byte.newline)
        }
    }
}
