import HTTPServer
import Studio

/// `GET` and `POST /videos/{id}/generate-sora`: the form that spends, as a page of its own. Script shows the same
/// form as a dialog.
struct GeneratePage: Page {
    static let view = "generate"

    struct Confirmation: Encodable {
        let name: String
        let words: String
    }

    let chrome: Chrome
    let projectsHref: String
    let projectHref: String
    let project: String
    let videoHref: String
    let video: String
    let hasProblems: Bool
    let problems: [ProblemLine]
    let action: String
    let token: String
    let costHref: String
    let connections: [ConnectionChoice]
    let hasConnections: Bool
    let prompt: String
    let models: [Choice]
    let lengths: [Choice]
    let sizeGroups: [SizeGroup]
    let parameters: [ParameterField]
    let hasParameters: Bool
    let opensParameters: Bool
    let extraJSON: String
    let keptReference: String?
    let keptName: String?
    let cost: String
    let rate: String
    let budgetLeft: String?
    let simulated: String?
    let confirmation: Confirmation?
    let priceLengths: [Int]
    let priceRows: [PriceRow]
}

extension GeneratePage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.video(try request.id()) else { throw HTTPProblem.noSuchVideo }
        let like: GenerationID? = request.query["from"].flatMap { Int64($0) }.map { ID($0) }
        var form = GenerateForm(contents, like: like)
        try form.begin(contents, context)
        return try context.show(GeneratePage(contents, form, context))
    }

    static func post(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.video(try request.id()) else { throw HTTPProblem.noSuchVideo }
        let (form, problems) = GenerateForm.read(request.form, context)
        let token = request.form["form_token"] ?? ""
        guard let shownPrices = context.tokens.prices(of: token, video: contents.video.id) else {
            throw HTTPProblem(
                .forbidden, "The form’s token is missing or not ours, so nothing was sent. Open the form again.")
        }
        func again(_ status: Status, _ lines: [ProblemLine], _ confirmation: Confirmation? = nil) throws -> Response {
            try context.show(
                GeneratePage(contents, form, context, problems: lines, confirmation: confirmation), status: status)
        }
        guard request.form["preview"] == nil else { return try again(.ok, problems.map(ProblemLine.init)) }
        let extras: [String: JSONValue]
        switch form.extras(for: try context.connection(form.connection).server.kind) {
        case .success(let read) where problems.isEmpty: extras = read
        case .success: return try again(.unprocessableContent, problems.map(ProblemLine.init))
        case .failure(let refusal):
            return try again(.unprocessableContent, (problems + refusal.problems).map(ProblemLine.init))
        }
        let order = Order(
            video: contents.video, draft: form.draft, connection: form.connection, reference: form.reference,
            extras: extras, token: token, shownPrices: shownPrices, acceptsUnknownCost: form.confirmsUnknownCost,
            acceptsLargeCost: form.confirmsLargeCost)
        switch try context.place(order) {
        case .saved(let take): return .redirect(to: Link.take(take))
        case .repeated(let take): return .redirect(to: Link.submittedBefore(take))
        case .conflict: return try again(.conflict, [ProblemLine(Problem.tokenUsed)])
        case .inTrash: return try again(.conflict, [ProblemLine(Problem.inTrash)])
        case .invalid(let problems): return try again(.unprocessableContent, problems.map(ProblemLine.init))
        case .objection(let objection):
            return try again(.conflict, [ProblemLine(objection.problem)], Confirmation(objection))
        case .refused(let problem): return try again(.unprocessableContent, [ProblemLine(problem)])
        }
    }
}

extension Link {
    /// Where a form leads whose token was used before.
    static func submittedBefore(_ take: Generation) -> String {
        "\(video(take.videoID))?notice=\(VideoPage.alreadyPressed)#take-\(take.id)"
    }
}

extension GeneratePage.Confirmation {
    /// The box to tick; nil where pressing again says enough.
    init?(_ objection: Objection) {
        switch objection {
        case .priceChanged: return nil
        case .costUnknown: self.init(name: "confirm_unknown_cost", words: "Send it although its price is not known.")
        case .costLarge(let cost, _): self.init(name: "confirm_cost", words: "Yes, spend \(cost.display) on this clip.")
        }
    }
}

extension GeneratePage {
    init(
        _ contents: VideoContents, _ form: GenerateForm, _ context: StudioContext, problems: [ProblemLine] = [],
        confirmation: Confirmation? = nil
    ) throws {
        let connection = try context.connection(form.connection)
        let catalog = try context.catalog(of: connection)
        let draft = form.draft.filledIn(from: catalog)
        chrome = try Chrome("Generate: \(contents.video.title)", section: .projects, context: context)
        projectsHref = Link.projects
        projectHref = Link.project(contents.project.id)
        project = contents.project.title
        videoHref = Link.video(contents.video.id)
        video = contents.video.title
        hasProblems = !problems.isEmpty
        self.problems = problems
        action = Link.generate(contents.video.id)
        token = context.tokens.press(contents.video.id, prices: try context.store.priceVersion())
        costHref = Link.cost(contents.video.id)
        connections = try context.store.connections().map { ConnectionChoice($0, chosen: connection.id) }
        hasConnections = connections.count > 1
        prompt = draft.prompt
        models = catalog.modelChoices(draft.model)
        lengths = catalog.lengthChoices(draft.seconds)
        sizeGroups = catalog.sizeGroups(draft.size)
        parameters = connection.server.kind.parameters.map { parameter in
            ParameterField(parameter, typed: form.parameters[parameter.name] ?? "")
        }
        hasParameters = connection.server.kind != .simulator
        opensParameters = !form.extraJSON.isEmpty || form.parameters.contains { !$0.value.isEmpty }
        extraJSON = form.extraJSON
        keptReference = form.reference.map(context.tokens.kept)
        keptName = form.reference.map { "A \($0.size) \($0.image.type.rawValue.uppercased()) picture" }
        (cost, rate) = Self.price(of: draft, catalog)
        let isSimulated = connection.server.kind == .simulator
        budgetLeft = isSimulated ? nil : try Self.budgetLeft(contents.project, context)
        simulated =
            isSimulated
            ? "This is what Sora charged for such a clip. The simulator makes it on this machine, and it costs nothing."
            : nil
        self.confirmation = confirmation
        priceLengths = catalog.lengths
        priceRows = catalog.priceRows
    }

    private static func price(of draft: SettingsDraft, _ catalog: Catalog) -> (cost: String, rate: String) {
        switch catalog.clip(draft) {
        case .failure(let refusal): return ("–", refusal.problems.map(\.problem.message).joined(separator: " "))
        case .success(let clip):
            guard let rate = catalog.rate(model: clip.model, size: clip.size) else {
                return ("not known", "The price of this choice is not known.")
            }
            return ((rate * clip.seconds).display, "\(clip.seconds) s at \(rate.display) a second")
        }
    }

    private static func budgetLeft(_ project: Project, _ context: StudioContext) throws -> String? {
        let limits = try context.store.limits()
        let commitments = try context.store.commitments(in: project.id, at: context.clock.now())
        let left = [
            limits.perDay.map { "\(max($0 - commitments.today, .zero).display) of \($0.display) left today" },
            [limits.perProject, project.defaults.budget].compactMap(\.self).min().map {
                "\(max($0 - commitments.project, .zero).display) of \($0.display) left in this project"
            },
        ].compactMap { $0 }
        return left.isEmpty ? nil : left.joined(separator: ", ") + "."
    }
}

/// A connection in the form's list.
struct ConnectionChoice: Encodable {
    let value: String
    let label: String
    let selected: Bool

    init(_ connection: Connection, chosen: ConnectionID) {
        value = connection.id.description
        label = connection.name
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
