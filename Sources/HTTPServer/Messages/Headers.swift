/// The header fields of a request in the order in which they came; names match without regard to case.
package struct Headers: Sendable {
    package typealias Field = (name: String, value: String)

    package private(set) var fields: [Field]

    package init(_ fields: [Field] = []) {
        self.fields = fields
    }

    /// The first value of that name.
    package subscript(name: String) -> String? {
        fields.first { ASCII.equalIgnoringCase($0.name, name) }?.value
    }

    /// Every value of that name, in order: duplicates stay visible.
    package func all(_ name: String) -> [String] {
        fields.filter { ASCII.equalIgnoringCase($0.name, name) }.map(\.value)
    }

    package func contains(_ name: String) -> Bool {
        fields.contains { ASCII.equalIgnoringCase($0.name, name) }
    }
}
