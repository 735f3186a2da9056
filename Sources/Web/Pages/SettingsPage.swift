import HTTPServer
import Studio

/// `GET /settings`, `POST /settings/limits`: the connection in use, its prices, and the person's limits.
struct SettingsPage: Page {
    static let view = "settings"

    struct PriceLine: Encodable {
        let model: String
        let size: String
        let seconds: String
        let rate: String
    }

    struct Pause: Encodable {
        let message: String
        let href: String
        let token: String
    }

    let chrome: Chrome
    let connection: [Fact]
    let pause: Pause?
    let advice: String
    let prices: [PriceLine]
    let hasProblems: Bool
    let problems: [ProblemLine]
    let limits: LimitsForm.Model
}

extension SettingsPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        let saved = request.query["notice"] == "saved" ? "The limits are saved." : nil
        return try context.show(SettingsPage(context, LimitsForm(try context.store.limits()), notice: saved))
    }

    static func postLimits(_ request: Request, _ context: StudioContext) throws -> Response {
        let state = LimitsForm(try context.store.limits()).state
        try context.requireSettingsForm(request, state: state)
        let form = LimitsForm(request.form.fields)
        switch form.checked() {
        case .success(let limits):
            try context.store.setLimits(limits)
            return .redirect(to: "\(Link.settings)?notice=saved")
        case .failure(let refusal):
            let page = try SettingsPage(context, form, problems: refusal.problems)
            return try context.show(page, status: .unprocessableContent)
        }
    }

    /// `POST /connections/{id}/resume`: the key or the credit is mended. The worker checks, free of charge.
    static func resume(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let id: ConnectionID = try request.id()
        guard try context.store.connections().contains(where: { $0.id == id }) else { throw HTTPProblem.unknownAddress }
        context.worker.resume(id)
        return .redirect(to: Link.settings)
    }

    init(
        _ context: StudioContext, _ form: LimitsForm, notice: String? = nil, problems: [FieldProblem] = []
    ) throws {
        let connection = try context.store.defaultConnection()
        let catalog = try context.store.catalog(of: connection.id, asOf: nil)
        chrome = try Chrome("Settings", section: .settings, context: context, notice: notice)
        self.connection = connection.facts
        pause = connection.pause.map { problem in
            let href = Link.resume(connection.id)
            return Pause(message: problem.message, href: href, token: context.tokens.action(href))
        }
        advice =
            connection.server.kind == .simulator
            ? "To use a real server of the Videos API, start Dailies with OPENAI_BASE_URL and OPENAI_API_KEY set."
            : "The address and the key come from the environment: OPENAI_BASE_URL and OPENAI_API_KEY."
        prices = catalog.models.flatMap { offer in offer.sizes.map { PriceLine(offer, $0) } }
        hasProblems = !problems.isEmpty
        self.problems = problems.map(ProblemLine.init)
        let state = LimitsForm(try context.store.limits()).state
        limits = form.model(token: context.tokens.action("\(Link.limits) \(state)"))
    }
}

extension SettingsPage.PriceLine {
    init(_ offer: ModelOffer, _ size: SizeOffer) {
        model = offer.name
        self.size = size.size.description
        seconds = offer.seconds.map(String.init).joined(separator: ", ")
        rate = size.ratePerSecond?.display ?? "not known"
    }
}

extension Connection {
    fileprivate var facts: [Fact] {
        let key =
            switch keySource {
            case .none: "None needed"
            case .environment(let name): "From \(name)"
            }
        let address = server.kind == .simulator ? "Embedded in this program" : server.address
        return [
            Fact(label: "Name", value: name), Fact(label: "Address", value: address), Fact(label: "Key", value: key),
            Fact(label: "Jobs at a time", value: "\(runningLimit)"),
        ]
    }
}
