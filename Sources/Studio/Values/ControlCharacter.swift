/// A C0 or C1 control character in a text that somebody typed, other than a tab and the line ends. It cannot be shown,
/// and what a server makes of it is not known.
package struct ControlCharacter: Sendable, Equatable {
    package let scalar: Unicode.Scalar
    /// Counted in Unicode scalars, from 1.
    package let place: Int

    /// The first one; nil when there is none.
    package init?(in text: String) {
        let place = text.unicodeScalars.enumerated().first { _, scalar in
            scalar.properties.generalCategory == .control && !["\t", "\n", "\r"].contains(scalar)
        }
        guard let place else { return nil }
        (self.place, scalar) = (place.offset + 1, place.element)
    }

    /// What to say of a field with such a character; nil when it has none.
    package static func problem(in text: String, of field: String, called name: String? = nil) -> FieldProblem? {
        ControlCharacter(in: text).map { found in
            let digits = String(found.scalar.value, radix: 16, uppercase: true)
            let code = String(repeating: "0", count: max(4 - digits.count, 0)) + digits
            return FieldProblem(
                field: field, code: "\(field)_control_character",
                message: "The \(name ?? field) contains a control character that cannot be shown"
                    + " (U+\(code) at place \(found.place)). Remove it.")
        }
    }
}
