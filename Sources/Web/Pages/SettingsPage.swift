import HTTPServer
import Studio

/// `GET /settings`, `POST /settings/limits`: the connection in use, its prices, and the person's limits.
struct SettingsPage: Page {
    static let view = "settings"

    /// A connection as a line of the list.
    struct ConnectionLine: Encodable {
        let href: String
        let name: String
        let words: String
        let isUsual: Bool
        let pause: String?
        /// Where its jobs are listed; nil where it lists none.
        let jobsHref: String?
    }

    /// A model's sizes of one price.
    struct PriceLine: Encodable {
        let model: String
        /// `720x1280, 1280x720`.
        var sizes: String
        let seconds: String
        let rate: String
    }

    let chrome: Chrome
    let connections: [ConnectionLine]
    let newHref: String
    /// The connection in use, whose models and prices are shown.
    let inUse: String
    let pricesHref: String
    let prices: [PriceLine]
    let pinned: String?
    let hasProblems: Bool
    let problems: [ProblemLine]
    let limits: LimitsForm.Model
    let alerts: AlertsForm.Model
    let storageHref: String
}

extension SettingsPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        let saved = request.query["notice"].flatMap { notices[$0] }
        return try context.show(SettingsPage(context, LimitsForm(try context.store.limits()), notice: saved))
    }

    private static let notices = ["saved": "The limits are saved.", "alerts": "The alerts are saved."]

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

    init(
        _ context: StudioContext, _ form: LimitsForm, alerts: AlertsForm? = nil, notice: String? = nil,
        problems: [FieldProblem] = []
    ) throws {
        let usual = try context.usualConnection()
        chrome = try Chrome("Settings", section: .settings, context: context, notice: notice)
        connections = try context.store.connections().map { ConnectionLine($0, usual: usual.id) }
        newHref = Link.newConnection
        inUse = usual.name
        pricesHref = Link.connection(usual.id)
        prices = try context.catalog(of: usual).models.flatMap(PriceLine.lines)
        pinned =
            context.connections.pinned == nil
            ? nil : "This start uses the server that OPENAI_BASE_URL names; the embedded simulator is off."
        hasProblems = !problems.isEmpty
        self.problems = problems.map(ProblemLine.init)
        let state = LimitsForm(try context.store.limits()).state
        limits = form.model(token: context.tokens.action("\(Link.limits) \(state)"))
        storageHref = Link.storage
        let saved = AlertsForm(try context.store.alertThresholds())
        self.alerts = (alerts ?? saved).model(token: context.tokens.action(Link.alerts))
    }
}

extension SettingsPage.PriceLine {
    /// One line for each price, in the order of the catalog.
    fileprivate static func lines(of offer: ModelOffer) -> [SettingsPage.PriceLine] {
        let seconds = offer.seconds.map(String.init).joined(separator: ", ")
        return offer.sizes.reduce(into: []) { lines, offered in
            let rate = offered.ratePerSecond?.display ?? "not known"
            if let same = lines.firstIndex(where: { $0.rate == rate }) {
                lines[same].sizes += ", \(offered.size)"
            } else {
                lines.append(Self(model: offer.name, sizes: "\(offered.size)", seconds: seconds, rate: rate))
            }
        }
    }
}

extension SettingsPage.ConnectionLine {
    init(_ connection: Connection, usual: ConnectionID) {
        href = Link.connection(connection.id)
        name = connection.name
        let address = connection.server.kind == .simulator ? "embedded in this program" : connection.server.address
        words = "\(address) · \(connection.keyWords)"
        isUsual = connection.id == usual
        pause = connection.pause?.message
        jobsHref = connection.capabilities.lists ? Link.jobs(connection.id) : nil
    }
}

extension Connection {
    /// Where its key is, never the key.
    var keyWords: String {
        switch keySource {
        case .none: "no key"
        case .environment(let name): "key from \(name)"
        case .file: "key in the key file"
        }
    }
}
