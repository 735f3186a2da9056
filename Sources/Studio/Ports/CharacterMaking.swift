/// Where the making of a character from a take stands.
package enum CharacterMaking: Sendable, Equatable {
    case idle
    /// The film is on its way to the server.
    case making
    case made(FilmCharacter)
    case failed(Problem)
}
