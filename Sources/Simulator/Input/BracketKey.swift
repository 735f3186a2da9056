/// The name of a form's field with its brackets taken apart: `input_reference[image_url]`, `characters[][id]`,
/// `characters[0][id]`, as the SDKs write objects and arrays into forms.
struct BracketKey: Sendable, Equatable {
    enum Step: Sendable, Equatable {
        case member(String)
        /// An element of an array; which one follows from the order.
        case element
    }

    let name: String
    let steps: [Step]

    /// More brackets than any field of the API has; a name with more is taken as it is.
    private static let maximumSteps = 4

    init(_ text: String) {
        let found = Self.steps(of: text)
        name = found == nil ? text : String(text.prefix { $0 != "[" })
        steps = found ?? []
    }

    /// Nil for a name whose brackets are no path.
    private static func steps(of text: String) -> [Step]? {
        let rest = text.drop { $0 != "[" }
        let parts = rest.dropLast().split(separator: "]", omittingEmptySubsequences: false)
        let isPath = rest.hasSuffix("]") && parts.allSatisfy { $0.hasPrefix("[") && !$0.dropFirst().contains("[") }
        guard isPath, parts.count <= maximumSteps, !text.hasPrefix("[") else { return nil }
        return parts.map { part in
            let inner = part.dropFirst()
            return inner.utf8.allSatisfy { (0x30...0x39).contains($0) } ? .element : .member(String(inner))
        }
    }
}

extension JSONValue {
    /// Puts a form's value where its key says. Of two values with one key the first counts; an element's members
    /// come one after another, and a member that is already there begins the next element.
    func adding(_ value: String, at steps: ArraySlice<BracketKey.Step>) -> JSONValue {
        switch steps.first {
        case nil:
            if case .null = self { .string(value) } else { self }
        case .member(let name):
            .object(members.merging([name: (members[name] ?? .null).adding(value, at: steps.dropFirst())]) { $1 })
        case .element:
            .array(addingElement(value, at: steps.dropFirst()))
        }
    }

    private func addingElement(_ value: String, at steps: ArraySlice<BracketKey.Step>) -> [JSONValue] {
        var elements: [JSONValue] = []
        if case .array(let known) = self { elements = known }
        if case .member(let name)? = steps.first, let last = elements.last, last.members[name] == nil {
            elements[elements.count - 1] = last.adding(value, at: steps)
        } else {
            elements.append(JSONValue.null.adding(value, at: steps))
        }
        return elements
    }

    /// Of an object; none of anything else.
    var members: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }
}
