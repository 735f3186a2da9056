/// Templates that have found one another.
final class Library: Sendable {
    /// In the order of their names.
    let templates: [Template]
    private let places: [String: Int]
    /// Of each template: what its partial and parent tags name, by the tag's place in the tree.
    private let targets: [[Int: Int]]

    /// - Throws: `TemplateError` when `requiresPartials` and a partial or parent does not exist.
    init(_ templates: [Template], requiresPartials: Bool) throws(TemplateError) {
        self.templates = templates.sorted { $0.name < $1.name }
        places = Dictionary(uniqueKeysWithValues: self.templates.enumerated().map { ($1.name, $0) })
        var targets: [[Int: Int]] = []
        for template in self.templates {
            targets.append(try Self.targets(of: template, places, requiresPartials))
        }
        self.targets = targets
    }

    func index(of name: String) throws(TemplateError) -> Int {
        if let place = places[name] { return place }
        throw TemplateError(file: name, line: 0, message: "there is no template of this name")
    }

    /// The template that a partial or parent tag names; nil when it does not exist.
    func target(of node: Int, in template: Int) -> Int? { targets[template][node] }

    private static func targets(
        of template: Template, _ places: [String: Int], _ requiresPartials: Bool
    ) throws(TemplateError) -> [Int: Int] {
        var found: [Int: Int] = [:]
        for (index, node) in template.nodes.enumerated() where node.kind == .partial || node.kind == .parent {
            let name = template.path(node).text
            found[index] = places[name]
            if requiresPartials, places[name] == nil {
                throw template.error(node, "there is no template “\(name)” for this \(node.kind)")
            }
        }
        return found
    }
}
