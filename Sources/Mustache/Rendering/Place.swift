/// Where in which template the renderer is, and what was given to that template.
struct Place {
    let templateIndex: Int
    let template: Template
    /// In front of each of the template's lines.
    var indentation: [UInt8] = []
    /// What the parent tags around this template give to its blocks, the nearest first.
    var arguments: Arguments?

    /// The place in a partial or parent that a tag of this place names.
    func entering(_ target: Int, _ template: Template, by index: Int, _ node: Node) -> Place {
        var inner = Place(templateIndex: target, template: template, arguments: arguments)
        if node.opensLine { inner.indentation = indentation + self.template.indentations[Int(node.indentation)] }
        if node.kind == .parent {
            inner.arguments = Arguments(giver: self, tag: index, outer: arguments)
        }
        return inner
    }

    /// What fills a block, if anything: the farthest template that gives it decides.
    func argument(for name: Path) -> (index: Int, giver: Place)? {
        var found: (Int, Place)?
        var next = arguments
        while let arguments = next {
            if let index = arguments.giver.template.argument(name, of: arguments.tag) {
                found = (index, arguments.giver)
            }
            next = arguments.outer
        }
        return found
    }

    /// This place's argument, put where a block of `site` stands. Its own blocks are filled by what was given to it,
    /// not by what it gives.
    func filling(_ site: Place, _ block: Node) -> Place {
        var inner = self
        inner.indentation = site.indentation + site.template.indentations[Int(block.indentation)]
        return inner
    }
}

/// The blocks inside one parent tag.
final class Arguments {
    let giver: Place
    /// The parent tag in the giver's template.
    let tag: Int
    let outer: Arguments?

    init(giver: Place, tag: Int, outer: Arguments?) {
        self.giver = giver
        self.tag = tag
        self.outer = outer
    }
}
