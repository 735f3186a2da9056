import Studio

/// Everything that the studio is started with, checked.
struct Settings: Sendable {
    let port: UInt16
    let data: String
    /// Where `Views` and `Public` are; nil: look for them.
    let root: String?
    let pollInterval: Double
    let requestTimeout: Double
    let renderTime: Double
    let isDevelopment: Bool
    let server: EnvironmentServer?
    /// The whole environment, for keys that connections look up in it.
    let environment: [String: String]

    init(_ arguments: Arguments, environment: [String: String]) throws(UsageError) {
        port = UInt16(try arguments.integer(.port, in: 0...65_535, default: 3000))
        data = try Self.data(arguments, environment)
        root = arguments.text(.root)
        pollInterval = try arguments.seconds(.pollInterval, in: 0.05...3600, default: 2)
        requestTimeout = try arguments.seconds(.requestTimeout, in: 1...3600, default: 60)
        renderTime = try arguments.seconds(.renderTime, in: 0...3600, default: 4)
        isDevelopment = arguments.isSet(.development)
        server = EnvironmentServer(environment)
        self.environment = environment
    }

    /// Between two polls of one job.
    var pause: Interval { .milliseconds(Int64(pollInterval * 1000)) }

    /// The folder that was named, else the usual one.
    static func data(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) -> String {
        if let named = arguments.text(.data) { return named }
        if let base = environment["XDG_DATA_HOME"], base.hasPrefix("/") { return base + "/dailies" }
        guard let home = environment["HOME"], home.hasPrefix("/") else {
            throw UsageError("There is no home folder to keep the data in. Name a folder with --data.")
        }
        return home + "/.local/share/dailies"
    }
}

/// The server that the environment names, as for the official SDKs.
struct EnvironmentServer: Sendable {
    static let keyVariable = "OPENAI_API_KEY"

    let baseURL: String
    let key: String?

    /// nil when no base URL is set: a key alone goes nowhere.
    init?(_ environment: [String: String]) {
        guard let baseURL = environment["OPENAI_BASE_URL"], !baseURL.isEmpty else { return nil }
        self.baseURL = baseURL
        key = environment[Self.keyVariable].flatMap { $0.isEmpty ? nil : $0 }
    }
}
