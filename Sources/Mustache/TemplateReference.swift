/// A name that a template uses, and where.
package struct TemplateReference: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        case variable
        /// `{{{name}}}` or `{{&name}}`: written without escaping.
        case rawVariable = "raw variable"
        case section
        case invertedSection = "inverted section"
        case partial
        case parent
        /// A place that another template may fill.
        case block
        /// What is given to a parent for one of its blocks.
        case argument
    }

    package let kind: Kind
    /// As written, dots included: `project.title`, `.`, `partials/card`.
    package let name: String
    package let file: String
    /// From 1.
    package let line: Int

    package var description: String { "\(file):\(line): \(kind.rawValue) “\(name)”" }
}
