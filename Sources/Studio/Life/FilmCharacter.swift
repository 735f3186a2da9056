/// Somebody or something that a server has taken from a film and can put into others.
package struct FilmCharacter: Sendable, Equatable {
    package let id: CharacterID
    /// The server that knows it, under one key.
    package let connection: ConnectionID
    /// The server's own id, which goes into ``GenerationSettings/characters``.
    package let characterID: String
    /// 1…80 characters.
    package let name: String
    /// The take that it was made from; nil when it was made elsewhere.
    package let source: GenerationID?
    package let createdAt: Timestamp

    package init(
        id: CharacterID, connection: ConnectionID, characterID: String, name: String, source: GenerationID?,
        createdAt: Timestamp
    ) {
        self.id = id
        self.connection = connection
        self.characterID = characterID
        self.name = name
        self.source = source
        self.createdAt = createdAt
    }

    package static let longestName = 80
}

package typealias CharacterID = ID<FilmCharacter>
