import HTTPServer
import Studio

/// `GET /connections/new`, `GET /connections/{id}`: one video server, its key, its test, its prices.
struct ConnectionPage: Page {
    static let view = "connection"

    struct Option: Encodable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct Form: Encodable {
        let action: String
        let token: String
        let name: String
        let kinds: [Option]
        let baseURL: String
        /// How such addresses look.
        let examples: String
        let runningLimit: String
        let keySources: [Option]
        let keyHint: String
        let keyVariable: String
        let variableHint: String
        let submit: String
    }

    struct Button: Encodable {
        let href: String
        let token: String
    }

    struct Pause: Encodable {
        /// `2026-11-20 08:15`.
        let since: String?
        let message: String
        let href: String
        let token: String
    }

    /// What only a connection that exists has.
    struct Existing: Encodable {
        let testForm: Button
        let report: ReportPart
        /// Where its jobs are listed; nil where it lists none.
        let jobsHref: String?
        /// nil where it makes none.
        let characters: CharacterList?
        let offersForm: Button
        let offerLines: String
        let hasFound: Bool
        let defaultForm: Button?
        let removeForm: Button?
        let needed: String?
        /// nil for the embedded simulator.
        let webhook: WebhookPart?
    }

    let chrome: Chrome
    let crumbs: Crumbs
    let title: String
    let pause: Pause?
    /// nil for the embedded simulator, of which nothing can be set.
    let form: Form?
    let existing: Existing?
    let hasProblems: Bool
    let problems: [ProblemLine]
}

extension ConnectionPage {
    static func getNew(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(ConnectionPage(nil, ConnectionForm(), context))
    }

    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        let connection = try found(request, context)
        let notice = request.query["notice"] == "saved" ? "Saved." : nil
        return try context.show(
            ConnectionPage(
                connection, ConnectionForm(connection), context, charactersAfter: request.after, notice: notice))
    }

    static func found(_ request: Request, _ context: StudioContext) throws -> Connection {
        guard let connection = try context.store.connection(try request.id()) else { throw HTTPProblem.unknownAddress }
        return connection
    }

    /// `GET /connections/{id}/report`: how the test is getting on, for the script that keeps it live.
    static func reportFragment(_ request: Request, _ context: StudioContext) throws -> Response {
        let connection = try found(request, context)
        let part = ReportPart(context.connections.testState(connection.id), connection.id)
        return try context.fragment(part, view: "partials/report", to: request)
    }

    init(
        _ connection: Connection?, _ form: ConnectionForm, _ context: StudioContext, offerLines: String? = nil,
        webhook: WebhookForm? = nil, charactersAfter: Int64? = nil, notice: String? = nil,
        problems: [FieldProblem] = []
    ) throws {
        title = connection?.name ?? "Add a connection"
        let test = connection.map { context.connections.testState($0.id) }
        chrome = try Chrome(
            title, section: .settings, context: context, notice: notice, refreshes: test == .asking,
            alerts: AlertScope(connections: Set([connection?.id].compactMap { $0 }), tellsPause: connection?.id))
        crumbs = .settings
        pause = connection.flatMap { connection in
            connection.pause.map { Pause($0, connection, context) }
        }
        self.form = connection?.server.kind == .simulator ? nil : try Form(connection, form, context)
        existing = try connection.map {
            try Existing($0, test ?? .notAsked, offerLines, webhook, charactersAfter, context)
        }
        hasProblems = !problems.isEmpty
        self.problems = problems.map(ProblemLine.init)
    }
}

extension ConnectionPage.Pause {
    fileprivate init(_ problem: Problem, _ connection: Connection, _ context: StudioContext) {
        let href = Link.resume(connection.id)
        self.init(
            since: connection.pausedAt?.display, message: problem.message, href: href,
            token: context.tokens.action(href))
    }
}

extension ConnectionPage.Form {
    fileprivate init(_ connection: Connection?, _ form: ConnectionForm, _ context: StudioContext) throws {
        action = connection.map { Link.connection($0.id) } ?? Link.connections
        token = context.tokens.action("\(action) \(ConnectionActions.state(connection))")
        name = form.name
        kinds = ConnectionKind.allCases.filter { $0 != .simulator }.map { kind in
            .init(value: kind.rawValue, label: kind.preset.name, selected: kind.rawValue == form.kind)
        }
        baseURL = form.baseURL
        let chosen = ConnectionKind(rawValue: form.kind) ?? .openai
        examples = "\(chosen.preset.exampleAddress) for \(chosen.preset.name)"
        runningLimit = form.runningLimit
        let sources = [("none", "No key"), ("file", "Typed here"), ("environment", "From the environment")]
        keySources = sources.map { .init(value: $0.0, label: $0.1, selected: $0.0 == form.keySource) }
        let kept = try connection.flatMap { try context.connections.keys.key(of: $0.id) }
        keyHint =
            kept.map {
                "One is kept\($0.count < 12 ? "" : ", ending in \($0.suffix(4))"). Leave this empty to keep it."
            }
            ?? "Kept in a file that only you can read, never shown again."
        keyVariable = form.shownVariable(context.connections)
        let value = form.keySource == "environment" ? context.connections.environment(keyVariable) : nil
        variableHint =
            "Its name, such as OPENAI_API_KEY; read when Dailies starts."
            + (value.map { $0.count < 12 ? " It is set." : " It is set, ending in \($0.suffix(4))." } ?? "")
        submit = connection == nil ? "Add the connection" : "Save"
    }
}

extension ConnectionPage.Existing {
    fileprivate init(
        _ connection: Connection, _ test: ConnectionTest, _ typed: String?, _ webhook: WebhookForm?,
        _ charactersAfter: Int64?, _ context: StudioContext
    ) throws {
        func button(_ href: String) -> ConnectionPage.Button {
            ConnectionPage.Button(href: href, token: context.tokens.action(href))
        }
        let id = connection.id
        let catalog = try context.catalog(of: connection)
        testForm = button(Link.test(id))
        report = ReportPart(test, id)
        jobsHref = connection.capabilities.lists ? Link.jobs(id) : nil
        characters =
            try connection.capabilities.characters
            ? CharacterList(of: connection, after: charactersAfter, context) : nil
        let offers = Link.offers(id)
        offersForm = ConnectionPage.Button(
            href: offers, token: context.tokens.action("\(offers) \(catalog.version)"))
        offerLines = typed ?? OfferText.write(catalog.models)
        if case .answered(let report) = test { hasFound = !report.offers.isEmpty } else { hasFound = false }
        defaultForm = connection.isDefault ? nil : button(Link.makeDefault(id))
        let count = try context.store.unfinishedCount(of: id)
        let isNeeded = count > 0 || connection.isDefault || connection.server.kind == .simulator
        removeForm = isNeeded ? nil : button(Link.remove(id))
        needed = count == 0 ? nil : "\(counted(count, "generation")) not over yet: it cannot be removed now."
        self.webhook = connection.server.kind == .simulator ? nil : try WebhookPart(connection, webhook, context)
    }
}
