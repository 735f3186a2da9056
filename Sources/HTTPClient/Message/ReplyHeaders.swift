/// The header fields of a reply in their order, names compared without regard to case.
package struct ReplyHeaders: Sendable {
    package private(set) var pairs: [(name: String, value: String)] = []

    package init() {}

    /// The first field of this name.
    package subscript(name: String) -> String? {
        let wanted = name.lowercased()
        return pairs.first { $0.name.lowercased() == wanted }?.value
    }

    /// Every field of this name, in order.
    package func all(_ name: String) -> [String] {
        let wanted = name.lowercased()
        return pairs.filter { $0.name.lowercased() == wanted }.map(\.value)
    }

    package mutating func append(name: String, value: String) {
        pairs.append((name, value))
    }
}
