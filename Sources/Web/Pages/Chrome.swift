import HTTPServer
import Studio

/// What surrounds every page.
struct Chrome: Encodable {
    struct Item: Encodable {
        let label: String
        let href: String
        let current: Bool
    }

    struct Banner: Encodable {
        struct Jump: Encodable {
            let label: String
            let href: String
        }

        let text: String
        /// `wait`, `bad` or empty.
        let tone: String
        /// When it goes on by itself.
        var until: Countdown?
        let link: Jump?
    }

    /// Banners that are folded away, so that the page is not pushed down.
    struct More: Encodable {
        let label: String
        let banners: [Banner]
    }

    enum Section: CaseIterable {
        case projects, playground, prompts, queue, search, usage, settings
    }

    let title: String
    let home: String
    let style: String
    let scripts: [String]
    let icon: String
    /// The icon while there is news in a tab that nobody looks at.
    let newsIcon: String
    let shortcuts: String
    let docs: String
    let nav: [Item]
    let hasBanners: Bool
    /// What the person has just done, and the most serious of the rest.
    let banners: [Banner]
    let more: More?
    /// The page asks for itself again after so many seconds where there is no script; nil: it stands still.
    let refreshSeconds: Int?
    /// Where new clips are made.
    let connection: String
}

extension Chrome {
    /// The frame alone, for when nothing can be read.
    init(withoutDatabase title: String, _ files: StaticFiles) {
        self.init(title, section: nil, files, banners: [], more: nil, refreshSeconds: nil, connection: "")
    }

    private init(
        _ title: String, section: Section?, _ files: StaticFiles, banners: [Banner], more: More?,
        refreshSeconds: Int?, connection: String
    ) {
        self.title = title
        home = Link.home
        style = files.url(for: "style.css")
        scripts = ["drafts.js", "pictures.js", "app.js", "player.js", "notices.js", "order.js"].map(files.url)
        icon = files.url(for: "favicon.svg")
        newsIcon = files.url(for: "favicon-news.svg")
        shortcuts = Link.shortcuts
        docs = Link.docs
        nav = Section.allCases.map { Item(label: $0.label, href: $0.href, current: $0 == section) }
        hasBanners = !banners.isEmpty
        self.banners = banners
        self.more = more
        self.refreshSeconds = refreshSeconds
        self.connection = connection
    }

    init(
        _ title: String, section: Section?, context: StudioContext, notice: String? = nil, refreshes: Bool = false,
        alerts scope: AlertScope = .usual
    ) throws {
        let connection = try context.usualConnection()
        let now = context.clock.now()
        let alerts = try context.alerts()
        // The connection in use says that it is paused even where alerts are off.
        let paused = alerts.contains { $0.isPause(of: connection) } ? nil : connection.pause
        let lasting =
            [try context.store.hold().map(Banner.held), paused.map { Banner.paused(connection, $0) }].compactMap { $0 }
            + alerts.filter(scope.includes).prefix(Self.mostAlerts).map { Banner(AlertPart($0, now: now)) }
        self.init(
            title, section: section, context.files,
            banners: [notice.map { Banner(text: $0, tone: "", link: nil) }, lasting.first].compactMap { $0 },
            more: More(Array(lasting.dropFirst())), refreshSeconds: refreshes ? 3 : nil, connection: connection.words)
    }
}

extension Chrome {
    /// More would push the page away; the usage page has all.
    private static let mostAlerts = 3
}

extension Alert {
    fileprivate func isPause(of connection: Connection) -> Bool {
        if case .paused(let pause) = self { pause.connection == connection.id } else { false }
    }
}

extension Chrome.More {
    fileprivate init?(_ banners: [Chrome.Banner]) {
        guard !banners.isEmpty else { return nil }
        self.init(label: "\(banners.count) more to know", banners: banners)
    }
}

extension Chrome.Banner {
    fileprivate init(_ alert: AlertPart) {
        self.init(
            text: alert.text, tone: alert.tone, until: alert.until, link: Jump(label: alert.linkLabel, href: alert.href)
        )
    }

    fileprivate static func held(_ since: Timestamp) -> Self {
        Self(
            text: "Everything is held since \(since.display): nothing new is sent.", tone: "wait",
            link: Jump(label: "Open the queue", href: Link.queue))
    }

    fileprivate static func paused(_ connection: Connection, _ problem: Problem) -> Self {
        Self(
            text: "\(connection.name) is paused: \(problem.message)", tone: "bad",
            link: Jump(label: "Open Settings", href: Link.settings))
    }
}

extension Chrome.Section {
    fileprivate var label: String {
        switch self {
        case .projects: "Projects"
        case .playground: "Playground"
        case .prompts: "Prompts"
        case .queue: "Queue"
        case .search: "Find"
        case .usage: "Usage"
        case .settings: "Settings"
        }
    }

    fileprivate var href: String {
        switch self {
        case .projects: Link.projects
        case .playground: Link.playground
        case .prompts: Link.prompts
        case .queue: Link.queue
        case .search: Link.search
        case .usage: Link.usage
        case .settings: Link.settings
        }
    }
}

extension Connection {
    fileprivate var words: String {
        server.kind == .simulator
            ? "Clips come from the simulator on this machine: real MP4s, simulated content, no cost."
            : name == server.address ? "Clips come from \(name)." : "Clips come from \(name), \(server.address)."
    }
}
