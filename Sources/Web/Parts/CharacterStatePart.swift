import Studio

/// How the making of a character is getting on, and the fragment that keeps it live.
struct CharacterStatePart: Encodable {
    /// nil while none was asked for.
    let words: String?
    /// `good`, `bad` or empty.
    let tone: String
    let listHref: String?
    let live: String?

    init(_ making: CharacterMaking, of take: Generation) {
        let list = Link.connection(take.server.connection)
        switch making {
        case .idle: (words, tone, listHref, live) = (nil, "", nil, nil)
        case .making:
            (words, tone, listHref, live) = (
                "The film is on its way to the server…", "", nil, Link.characterState(take.id)
            )
        case .made(let character):
            (words, tone, listHref, live) = (
                "\(character.name.foreign(limit: 80)) is made. Choose it in the Generate form, and call it by exactly"
                    + " this name in the prompt.", "good", list, nil
            )
        case .failed(let problem): (words, tone, listHref, live) = (problem.message, "bad", nil, nil)
        }
    }
}
