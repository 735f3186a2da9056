/// Decoded name and value pairs of a query or a form, in the order in which they came.
package struct Fields: Sendable {
    package typealias Pair = (name: String, value: String)

    package private(set) var pairs: [Pair]

    package init(_ pairs: [Pair] = []) {
        self.pairs = pairs
    }

    /// The first value of that name.
    package subscript(name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    /// Every value of that name, in order.
    package func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map(\.value)
    }

    package func contains(_ name: String) -> Bool {
        pairs.contains { $0.name == name }
    }

    package var isEmpty: Bool { pairs.isEmpty }

    package mutating func append(name: String, value: String) {
        pairs.append((name, value))
    }
}
