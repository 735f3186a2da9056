extension Template {
    /// The name that an entry of the tree uses; nil for text.
    func reference(_ node: Node) -> TemplateReference? {
        guard let kind = node.referenceKind else { return nil }
        return TemplateReference(kind: kind, name: path(node).text, file: file, line: Int(node.line))
    }
}

extension Node {
    fileprivate var referenceKind: TemplateReference.Kind? {
        switch kind {
        case .text: nil
        case .variable: .variable
        case .raw: .rawVariable
        case .section: .section
        case .inverted: .invertedSection
        case .partial: .partial
        case .parent: .parent
        case .block: isArgument ? .argument : .block
        }
    }
}
