/// Visits everything that a template can show, with all values that the samples have for each place.
struct NameChecker {
    private let library: Library
    /// The values around the current place, the innermost last; of each place those of all samples together.
    private var frames: [[Value]]
    /// The templates that the current place is in: one that includes itself is visited once.
    private var visiting: Set<Int> = []
    private var unresolved: [TemplateReference] = []

    init(library: Library, samples: [Value]) {
        self.library = library
        frames = [samples]
    }

    mutating func unresolvedNames(in template: Int) -> [TemplateReference] {
        visit(template, Place(template, library.templates[template]))
        var seen: Set<TemplateReference> = []
        return unresolved.filter { seen.insert($0).inserted }
    }

    private mutating func visit(_ index: Int, _ place: Place) {
        guard visiting.insert(index).inserted else { return }
        visit(place.template.nodes.indices, place)
        visiting.remove(index)
    }

    private mutating func visit(_ range: Range<Int>, _ place: Place) {
        var index = range.lowerBound
        while index < range.upperBound {
            let node = place.template.nodes[index]
            visit(tag: index, node, place)
            index = Int(node.end)
        }
    }

    private mutating func visit(tag index: Int, _ node: Node, _ place: Place) {
        switch node.kind {
        case .text: break
        case .variable, .raw: _ = values(node, place)
        case .inverted:
            _ = values(node, place)
            visit(place.template.children(of: index), place)
        case .section:
            frames.append(values(node, place).flatMap(\.shown))
            visit(place.template.children(of: index), place)
            frames.removeLast()
        case .partial, .parent:
            guard let target = library.target(of: index, in: place.templateIndex) else { return }
            visit(target, place.entering(target, library.templates[target], by: index, node))
        case .block:
            if let (argument, giver) = place.argument(for: place.template.path(node)) {
                visit(giver.template.children(of: argument), giver)
            } else {
                visit(place.template.children(of: index), place)
            }
        }
    }

    /// The values that a name has here; without any, the name is noted.
    private mutating func values(_ node: Node, _ place: Place) -> [Value] {
        let found = values(place.template.path(node))
        if found.isEmpty, let reference = place.template.reference(node) { unresolved.append(reference) }
        return found
    }

    private func values(_ path: Path) -> [Value] {
        guard let first = path.parts.first else { return frames.last ?? [] }
        var found: [Value] = []
        for frame in frames.reversed() {
            let holders = frame.compactMap { $0[first] }
            found += holders
            // Items of one list may differ: those without the name look further out.
            if !holders.isEmpty, holders.count == frame.count { break }
        }
        return path.parts.dropFirst().reduce(found) { values, part in values.compactMap { $0[part] } }
    }
}

extension Value {
    fileprivate subscript(name: Name) -> Value? {
        if case .object(let object) = self { object[name] } else { nil }
    }

    /// What a section of this value shows, one after the other.
    fileprivate var shown: [Value] {
        guard isTrue else { return [] }
        if case .list(let list) = self { return list.items }
        return [self]
    }
}
