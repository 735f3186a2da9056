/// A character as a server tells it.
package struct RemoteCharacter: Sendable, Equatable {
    /// The server's own: 1–1,000 printable characters, opaque.
    package let id: String
    /// As the server keeps it, fit to show; empty when it tells none.
    package let name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

/// On the wire.
struct CharacterMessage: Decodable, Sendable {
    let id: String?
    let name: String?
}
