import HTTPServer
import Studio

/// `GET` and `POST /generations/{id}/character`: somebody or something of a finished film, to appear in other clips.
struct CharacterPage: Page {
    static let view = "character"

    let chrome: Chrome
    let crumbs: Crumbs
    let title: String
    let poster: String
    let shape: String
    /// What to know of a film that is no good length for it; nil where it is one.
    let advice: String?
    let hasProblems: Bool
    let problems: [ProblemLine]
    let action: String
    let token: String
    let characterName: String
    let state: CharacterStatePart
    let backHref: String
}

extension CharacterPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(CharacterPage(try source(request, context), context))
    }

    static func post(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let source = try source(request, context)
        let name = (request.form["name"] ?? "").trimmed
        func again(_ status: Status, _ problem: FieldProblem) throws -> Response {
            let page = try CharacterPage(source, context, name: name, problems: [ProblemLine(problem)])
            return try context.show(page, status: status)
        }
        let longest = FilmCharacter.longestName
        guard (1...longest).contains(name.unicodeScalars.count), name == name.foreign(limit: longest) else {
            return try again(.unprocessableContent, .name)
        }
        switch context.filmFile(of: source.take) {
        case .whole: break
        case .missing: return try again(.conflict, .noFilm)
        case .unreadable(let reason): return try again(.conflict, .unreadableFilm(reason))
        }
        // A second press while the film is on its way makes no second character.
        if context.connections.characterState(source.take.id) != .making {
            context.connections.makeCharacter(source.take.id, name)
        }
        return .redirect(to: Link.character(source.take.id))
    }

    /// `GET /generations/{id}/character/state`: how the making is getting on, for the script that keeps it live.
    static func stateFragment(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let take = try context.store.generation(try request.id()) else { throw HTTPProblem.noSuchTake }
        let part = CharacterStatePart(context.connections.characterState(take.id), of: take)
        return try context.fragment(part, view: "partials/character-state", to: request)
    }

    private static func source(_ request: Request, _ context: StudioContext) throws -> TakeContents {
        guard let source = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        let connection = try context.store.connection(source.take.server.connection)
        guard source.take.state == .completed, let connection, connection.capabilities.characters,
            connection.server == source.take.server
        else {
            throw HTTPProblem(
                .conflict,
                "No character can be made from this take: it has no finished film, or its connection has changed or"
                    + " makes none.")
        }
        return source
    }

    init(
        _ source: TakeContents, _ context: StudioContext, name: String = "", problems: [ProblemLine] = []
    ) throws {
        let take = source.take
        let making = context.connections.characterState(take.id)
        title = "Make a character from take \(source.number)"
        chrome = try Chrome(title, section: .projects, context: context, refreshes: making == .making)
        crumbs = Crumbs(to: source)
        poster = Link.thumbnail(take.id)
        shape = take.settings.size.shape
        let length = take.settings.filmSeconds
        advice =
            (2...4).contains(length)
            ? nil : "Films of 2 to 4 seconds work best; this one has \(length). The server may refuse it."
        self.problems = problems
        hasProblems = !problems.isEmpty
        action = Link.character(take.id)
        token = context.tokens.action(action)
        characterName = name
        state = CharacterStatePart(making, of: take)
        backHref = Link.take(source)
    }
}

extension FieldProblem {
    fileprivate static let name = FieldProblem(
        field: "name", code: "name",
        message: "Give it a name of 1 to \(FilmCharacter.longestName) characters, as prompts shall call it.")

    fileprivate static func unreadableFilm(_ reason: String) -> FieldProblem {
        FieldProblem(field: "name", code: "unreadable_film", message: FilmOnDisk.words(unreadable: reason))
    }

    fileprivate static let noFilm = FieldProblem(
        field: "name", code: "no_film",
        message: "The film is not on this disk any more, so it cannot be sent. Fetch it again first.")
}
