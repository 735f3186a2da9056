import Studio

/// The characters of a connection, on its page.
struct CharacterList: Encodable {
    struct Line: Encodable {
        let name: String
        let serverID: String
        let made: String
        /// The take that it was made from; nil when that is not known or was erased.
        let sourceHref: String?
        let sourceName: String
        let forgetHref: String
        let token: String
    }

    let lines: [Line]
    let hasLines: Bool
    let pages: PageLinks

    /// - Parameter after: the last character of the page before; nil for the first page.
    init(of connection: Connection, after: Int64? = nil, _ context: StudioContext) throws {
        let known = try context.store.characters(at: connection.server).drop { character in
            after.map { character.id.rawValue >= $0 } ?? false
        }
        let shown = known.prefix(ListPage<FilmCharacter>.usualCount)
        pages = PageLinks(
            Link.connection(connection.id), after: after,
            next: known.count > shown.count ? shown.last?.id.rawValue : nil)
        lines = try shown.map { character in
            let source = try character.source.flatMap { try context.store.take($0) }
            let forget = Link.forget(character.id, of: connection.id)
            return Line(
                name: character.name.foreign(limit: 80), serverID: character.characterID.foreign(limit: 120),
                made: "made \(character.createdAt.display)", sourceHref: source.map { Link.take($0) },
                sourceName: source.map { "take \($0.number) of “\($0.video.title)”" } ?? "", forgetHref: forget,
                token: context.tokens.action(forget))
        }
        hasLines = !lines.isEmpty
    }
}
