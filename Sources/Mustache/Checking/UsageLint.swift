extension Library {
    /// The templates that none of `roots` leads to through partials and parents.
    func unusedTemplates(roots: [String]) throws(TemplateError) -> [Finding] {
        var used: Set<Int> = []
        for root in roots { collect(into: &used, from: try index(of: root)) }
        return templates.indices.filter { !used.contains($0) }.map { index in
            Finding(file: templates[index].file, line: 0, message: "no page uses this template: delete it")
        }
    }

    /// The blocks given to a parent that neither it nor what it includes has.
    func unusedArguments() -> [Finding] {
        templates.indices.flatMap { template in
            templates[template].nodes.indices.flatMap { unusedArguments(of: $0, in: template) }
        }
    }

    private func unusedArguments(of parent: Int, in index: Int) -> [Finding] {
        let template = templates[index]
        guard template.nodes[parent].kind == .parent, let target = target(of: parent, in: index) else { return [] }
        var reached: Set<Int> = []
        collect(into: &reached, from: target)
        let blocks = Set(reached.flatMap { templates[$0].blocks })
        return template.arguments(of: parent).filter { !blocks.contains(template.path($0)) }.map { node in
            let (name, parent) = (template.path(node).text, templates[target].name)
            return Finding(
                file: template.file, line: Int(node.line),
                message: "“\(name)” is not a block of “\(parent)”: never shown")
        }
    }

    private func collect(into reached: inout Set<Int>, from template: Int) {
        guard reached.insert(template).inserted else { return }
        for node in templates[template].nodes.indices {
            if let target = target(of: node, in: template) { collect(into: &reached, from: target) }
        }
    }
}

extension Template {
    fileprivate var blocks: [Path] { nodes.filter { $0.kind == .block && !$0.isArgument }.map(path) }

    fileprivate func arguments(of parent: Int) -> [Node] {
        let places = sequence(first: parent + 1) { Int(self.nodes[$0].end) }
        return places.prefix { $0 < self.nodes[parent].end }.map { nodes[$0] }
    }
}
