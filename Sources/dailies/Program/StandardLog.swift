import Studio

/// The log on standard error: `2026-11-20T08:15:30Z info message`.
enum StandardLog {
    static func make(_ environment: [String: String]) throws(UsageError) -> Log {
        let wanted = environment["LOG_LEVEL"].flatMap { $0.isEmpty ? nil : $0.lowercased() } ?? "info"
        guard let least = Log.Level.allCases.first(where: { "\($0)" == wanted }) else {
            throw UsageError("LOG_LEVEL must be debug, info, warning or error, not “\(wanted)”.")
        }
        let clock = StudioClock.system
        return Log { level, message in
            guard level >= least else { return }
            Output.complain("\(clock.now().iso8601) \(level) \(message.foreign(limit: 4000))")
        }
    }
}
