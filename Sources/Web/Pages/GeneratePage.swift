import HTTPServer
import Studio

/// `GET` and `POST /videos/{id}/generate-sora`: the form that spends, as a page of its own. Script shows the same
/// form as a dialog.
struct GeneratePage: Page {
    static let view = "generate"

    let chrome: Chrome
    let crumbs: Crumbs
    let videoHref: String
    let hasProblems: Bool
    let problems: [ProblemLine]
    let action: String
    /// Under which script keeps what is typed; nil where the form begins with what a take was made with.
    let draftKey: String?
    let token: String
    let costHref: String
    let connections: [ConnectionChoice]
    let hasConnections: Bool
    /// Why nothing goes to the chosen one at the moment.
    let connectionNote: ConnectionNote?
    let prompt: String
    let hints: [PromptAdvice]
    let templatesHref: String
    let models: [Choice]
    let lengths: [LengthChoice]
    /// Why there is nothing to choose.
    let modelNote: ConnectionNote?
    let sizeGroups: [SizeGroup]
    let characters: [CharacterChoice]
    let hasCharacters: Bool
    let parameters: [ParameterField]
    let hasParameters: Bool
    let opensParameters: Bool
    let extraJSON: String
    let variations: [Choice]
    let pictures: PictureField
    let bill: CostPart
    let priceLengths: [Int]
    let priceRows: [PriceRow]
}

extension GeneratePage {
    /// The last frame of a film is taken by ffmpeg.
    static let takesLastFrame: @Sendable (Request) -> Bool = { $0.query.contains("first_frame_of") }

    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        let like: GenerationID? = request.query["from"].flatMap { Int64($0) }.map { ID($0) }
        let named = [like, request.query["first_frame_of"].flatMap { Int64($0) }.map { ID($0) }].compactMap(\.self)
        guard let contents = try context.store.video(try request.id(), .with(named)) else {
            throw HTTPProblem.noSuchVideo
        }
        guard let parent = request.query["first_frame_of"] else {
            var form = GenerateForm(contents, like: like)
            try form.begin(contents, context)
            return try context.show(GeneratePage(contents, form, context, keepsDraft: like == nil))
        }
        let take = GenerationID(Int64(parent) ?? 0)
        do {
            let form = try GenerateForm(continuing: take, contents, context)
            return try context.show(GeneratePage(contents, form, context, keepsDraft: false))
        } catch let problem as Problem {
            let form = GenerateForm(contents, like: take)
            return try context.show(GeneratePage(contents, form, context, problems: [ProblemLine(problem)]))
        }
    }

    static func post(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.video(try request.id()) else { throw HTTPProblem.noSuchVideo }
        let token = request.form["form_token"] ?? ""
        guard let shownPrices = context.tokens.prices(of: token, video: contents.video.id) else {
            throw HTTPProblem(
                .forbidden, "The form’s token is missing or not ours, so nothing was sent. Open the form again.")
        }
        // Not before: it keeps the pictures that came along.
        var (form, problems) = try GenerateForm.read(request.form, context)
        let shown = context.tokens.connection(of: token)
        form.connection = form.connection ?? shown
        func again(
            _ status: Status, _ lines: [ProblemLine], _ confirmation: CostPart.Confirmation? = nil
        ) throws -> Response {
            try context.show(
                GeneratePage(contents, form, context, problems: lines, confirmation: confirmation), status: status)
        }
        // What was too large to be received is said before anything else, beside all that was typed.
        let isCut = !request.form.refusedFiles.isEmpty
        guard request.form["preview"] == nil else {
            return try again(
                isCut ? .contentTooLarge : .ok, (problems + context.pictureProblems(form)).map(ProblemLine.init))
        }
        let connection = try context.connection(form.connection)
        guard shown == nil || shown == connection.id else {
            return try again(.conflict, [ProblemLine(Problem.otherConnection(connection))])
        }
        let found =
            try problems
            + context.problems(withCharacters: form.characters, in: form.draft.prompt, at: connection)
        let extras: [String: JSONValue]
        switch form.extras(for: connection.server.kind) {
        case .success(let read) where found.isEmpty: extras = read
        case .success:
            return try again(isCut ? .contentTooLarge : .unprocessableContent, found.map(ProblemLine.init))
        case .failure(let refusal):
            return try again(
                isCut ? .contentTooLarge : .unprocessableContent, (found + refusal.problems).map(ProblemLine.init))
        }
        let order = Order(
            video: contents.video, drafts: [form.draft], variations: form.variations, connection: form.connection,
            characters: form.characters,
            references: form.references, fit: form.fit, extras: extras, token: token, shownPrices: shownPrices,
            acceptsUnknownCost: form.confirmsUnknownCost, acceptsLargeCost: form.confirmsLargeCost,
            parent: form.parent(of: contents.video.id, context.tokens))
        switch try context.place(order) {
        case .saved(let takes): return .redirect(to: Link.pressed(takes))
        case .repeated(let takes): return .redirect(to: Link.pressedBefore(takes))
        case .refused(let refusal):
            return try again(refusal.status, refusal.lines, refusal.objection.flatMap { CostPart.Confirmation($0) })
        }
    }
}

extension Link {
    /// Where a press leads: the newest of its takes, which stands first on the video's page.
    static func pressed(_ takes: [Generation]) -> String { takes.last.map { take($0) } ?? projects }

    /// Where a form leads whose token was used before.
    static func pressedBefore(_ takes: [Generation]) -> String {
        takes.last.map { "\(video($0.videoID))?notice=\(VideoPage.alreadyPressed)&take=\($0.id)#take-\($0.id)" }
            ?? projects
    }
}

extension GeneratePage {
    init(
        _ contents: VideoContents, _ form: GenerateForm, _ context: StudioContext, problems: [ProblemLine] = [],
        confirmation: CostPart.Confirmation? = nil, keepsDraft: Bool = true
    ) throws {
        let connection = try context.connection(form.connection)
        let catalog = try context.catalog(of: connection)
        let draft = form.draft.filledIn(from: catalog)
        chrome = try Chrome("Generate: \(contents.video.title)", section: .projects, context: context)
        crumbs = Crumbs(to: contents.project, contents.video)
        videoHref = Link.video(contents.video.id)
        hasProblems = !problems.isEmpty
        self.problems = problems
        action = Link.generate(contents.video.id)
        draftKey = keepsDraft ? action : nil
        token = context.tokens.press(
            contents.video.id, at: connection.id, prices: try context.store.priceVersion())
        costHref = Link.cost(contents.video.id)
        connections = try context.store.connections().map {
            ConnectionChoice($0, chosen: connection.id, try context.obstacle(at: $0))
        }
        hasConnections = connections.count > 1
        connectionNote = try ConnectionNote(connection, context)
        modelNote = catalog.models.isEmpty ? ConnectionNote(withoutModels: connection) : nil
        prompt = draft.prompt
        hints = PromptHints.forModels(catalog.models.map(\.name)).map { PromptAdvice($0) }
        templatesHref = Link.templates(for: contents.video.id)
        models = catalog.modelChoices(draft.model)
        lengths = catalog.lengthChoices(draft.seconds)
        sizeGroups = catalog.sizeGroups(draft.size)
        characters = try context.characters(of: connection).map { CharacterChoice($0, chosen: form.characters) }
        hasCharacters = !characters.isEmpty
        parameters = connection.server.kind.parameters.map { parameter in
            ParameterField(parameter, typed: form.parameters[parameter.name] ?? "")
        }
        hasParameters = connection.server.kind != .simulator
        opensParameters = !form.extraJSON.isEmpty || form.parameters.contains { !$0.value.isEmpty }
        extraJSON = form.extraJSON
        pictures = PictureField(
            form, size: draft.size, most: connection.mostReferences, problems: problems, tokens: context.tokens)
        variations = (1...GenerateForm.mostVariations).map {
            Choice(value: "\($0)", price: "", checked: $0 == form.variations)
        }
        let price = Self.price(of: draft, catalog, times: form.variations)
        bill = try CostPart(
            form.variations == 1 ? "This clip" : "\(form.variations) variations", cost: price.cost,
            amount: price.amount, rate: price.rate, at: connection, for: contents.project,
            confirmation: confirmation, context)
        priceLengths = catalog.lengths
        priceRows = catalog.priceRows
    }

    private static func price(
        of draft: SettingsDraft, _ catalog: Catalog, times count: Int
    ) -> (cost: String, amount: Money?, rate: String) {
        switch catalog.clip(draft) {
        case .failure(let refusal): return ("–", nil, refusal.problems.map(\.problem.message).joined(separator: " "))
        case .success(let clip):
            guard let rate = catalog.rate(model: clip.model, size: clip.size) else {
                return ("not known", nil, "The price of this choice is not known.")
            }
            let clips = count == 1 ? "" : "\(count) clips of "
            let amount = rate * clip.seconds * count
            return (amount.display, amount, "\(clips)\(clip.seconds) s at \(rate.display) a second")
        }
    }
}

extension Problem {
    /// The price that the page showed was that of another one.
    fileprivate static func otherConnection(_ connection: Connection) -> Problem {
        Problem(
            code: "connection_changed",
            message: "Nothing was sent: the price that you saw was not that of \(connection.name). Here it is; look at"
                + " it, and press again.")
    }
}

/// A connection in the form's list.
struct ConnectionChoice: Encodable {
    let value: String
    let label: String
    let selected: Bool

    /// - Parameter obstacle: why nothing goes there at the moment.
    init(_ connection: Connection, chosen: ConnectionID, _ obstacle: ConnectionObstacle? = nil) {
        value = connection.id.description
        label = connection.name + (obstacle.map { " (\($0.word))" } ?? "")
        selected = connection.id == chosen
    }
}

extension SettingsDraft {
    /// With the defaults where a field is empty or holds what the connection does not know.
    func filledIn(from catalog: Catalog) -> SettingsDraft {
        var draft = self
        if catalog.model(draft.model) == nil { draft.model = catalog.models.first?.name ?? "" }
        let offer = catalog.model(draft.model) ?? catalog.models.first
        if !catalog.lengths.contains(where: { "\($0)" == draft.seconds }) {
            draft.seconds = offer?.seconds.first.map(String.init) ?? ""
        }
        if !catalog.models.contains(where: { $0.sizes.contains { $0.size.description == draft.size } }) {
            draft.size = offer?.sizes.first?.size.description ?? ""
        }
        return draft
    }
}
