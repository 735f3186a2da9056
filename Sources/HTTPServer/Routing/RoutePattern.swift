/// The path of a route: literal parts and parameters in braces, `/videos/{id}/start`.
package struct RoutePattern: Sendable, CustomStringConvertible {
    enum Part: Sendable {
        case literal(String)
        case parameter(String)
    }

    let parts: [Part]
    package let description: String

    /// Patterns are written by programmers: one without a leading slash stops the program.
    package init(_ text: String) {
        precondition(text.utf8.first == UInt8(ascii: "/"), "the pattern \(text) does not start with a slash")
        description = text
        parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.first == "{" && part.last == "}"
                ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    /// Nil when the path is another. A parameter takes exactly one part that is not empty.
    func match(_ segments: [String]) -> PathParameters? {
        guard segments.count == parts.count else { return nil }
        var values: [(name: String, value: String)] = []
        for (part, segment) in zip(parts, segments) {
            switch part {
            case .literal(let text) where text == segment: continue
            case .parameter(let name) where !segment.isEmpty: values.append((name, segment))
            default: return nil
            }
        }
        return PathParameters(values)
    }

    /// Sorts literals before parameters, part by part, so that `/videos/new` wins over `/videos/{id}`.
    func isMoreSpecific(than other: RoutePattern) -> Bool {
        for pair in zip(parts, other.parts) {
            switch pair {
            case (.literal, .parameter): return true
            case (.parameter, .literal): return false
            default: continue
            }
        }
        return false
    }
}
