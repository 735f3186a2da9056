import Simulator

/// One setting of the command line, with the environment variable that stands in for it.
struct Flag: Sendable {
    /// With its two dashes.
    let name: String
    /// What the value is called in the help: `N`, `DIR`, `S`; nil for a switch.
    let value: String?
    let environment: String?
    let help: String

    /// For messages: `--port (DAILIES_PORT)`.
    var label: String { name + (environment.map { " (\($0))" } ?? "") }

    static let port = Flag(
        name: "--port", value: "N", environment: "DAILIES_PORT",
        help: "loopback TCP port; 0 takes any free one (default 3000, simulator 9090)")
    static let data = Flag(
        name: "--data", value: "DIR", environment: "DAILIES_DATA",
        help: "database and media (default $XDG_DATA_HOME/dailies, else ~/.local/share/dailies)")
    static let root = Flag(
        name: "--root", value: "DIR", environment: "DAILIES_ROOT",
        help: "where Views/ and Public/ are (default here, else beside the package)")
    static let pollInterval = Flag(
        name: "--poll-interval", value: "S", environment: "DAILIES_POLL_INTERVAL",
        help: "seconds between status polls of one job, 0.05 to 3600 (default 2)")
    static let requestTimeout = Flag(
        name: "--request-timeout", value: "S", environment: "DAILIES_REQUEST_TIMEOUT",
        help: "seconds until a request to a video server is given up, 1 to 3600 (default 60)")
    static let apiKey = Flag(.apiKey, environment: "DAILIES_SIMULATOR_API_KEY")
    static let renderTime = Flag(.renderTime, environment: "DAILIES_SIMULATOR_RENDER_TIME")
    static let personality = Flag(.personality)
    static let scenario = Flag(.scenario)
    static let seed = Flag(.seed)
    static let rateLimit = Flag(.rateLimit)
    static let runningLimit = Flag(.runningLimit)
    static let webhookURL = Flag(.webhookURL)
    static let webhookSecret = Flag(.webhookSecret, environment: "DAILIES_SIMULATOR_WEBHOOK_SECRET")
    static let development = Flag(
        name: "--development", value: nil, environment: "DAILIES_DEVELOPMENT",
        help: "read Views/ and Public/ again when they change")
}

extension Flag {
    /// One that the simulator's own page tells of too.
    init(_ option: Simulator.Option, environment: String? = nil) {
        self.init(name: option.name, value: option.value, environment: environment, help: option.help)
    }
}

/// What the program is asked to do.
enum Command: String, CaseIterable, Sendable {
    case serve, simulator, doctor

    var flags: [Flag] {
        switch self {
        case .serve, .doctor:
            [.port, .data, .root, .pollInterval, .requestTimeout, .renderTime, .development]
        case .simulator:
            [
                .port, .data, .apiKey, .renderTime, .personality, .scenario, .seed, .rateLimit, .runningLimit,
                .webhookURL, .webhookSecret,
            ]
        }
    }

    var help: String {
        switch self {
        case .serve: "the studio: web pages, JSON API, background worker (this is the default)"
        case .simulator: "only the simulated video server, for tests and other tools"
        case .doctor: "check this machine, the data folder and the connection"
        }
    }
}
