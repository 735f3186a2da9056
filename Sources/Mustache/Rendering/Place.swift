/// Where in which template the renderer is, and what was given to that template.
final class Place {
    let templateIndex: Int
    let template: Template
    /// In front of each of the template's lines.
    let indentation: [UInt8]
    /// What the parent tags around this template give to its blocks, the nearest first.
    let arguments: Arguments?

    init(_ templateIndex: Int, _ template: Template, indentation: [UInt8] = [], arguments: Arguments? = nil) {
        self.templateIndex = templateIndex
        self.template = template
        self.indentation = indentation
        self.arguments = arguments
    }

    /// The place in a partial or parent that a tag of this place names.
    func entering(_ target: Int, _ template: Template, by index: Int, _ node: Node) -> Place {
        let isGiven = node.kind == .parent
        return Place(
            target, template,
            indentation: node.opensLine ? indentation + self.template.indentations[Int(node.indentation)] : [],
            arguments: isGiven ? Arguments(giver: self, tag: index, outer: arguments) : arguments)
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
        let indentation = site.indentation + site.template.indentations[Int(block.indentation)]
        return Place(templateIndex, template, indentation: indentation, arguments: arguments)
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
