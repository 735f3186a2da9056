import Simulator

/// What the simulator alone is started with.
struct SimulatorSettings: Sendable {
    let port: UInt16
    let data: String
    let apiKey: String?
    let renderTime: Double
    let personality: Simulator.Personality
    let scenario: String?
    let seed: Int?
    let rateLimit: Int?
    let runningLimit: Int?
    let webhook: Simulator.Webhook?

    init(_ arguments: Arguments, environment: [String: String]) throws(UsageError) {
        port = UInt16(try arguments.integer(.port, in: 0...65_535, default: 9090))
        data = try Settings.data(arguments, environment) + (arguments.text(.data) == nil ? "/simulator-alone" : "")
        apiKey = arguments.text(.apiKey)
        renderTime = try arguments.seconds(.renderTime, in: 0...3600, default: 4)
        personality = try Self.personality(arguments.text(.personality))
        scenario = try Self.scenario(arguments.text(.scenario))
        seed = try Self.optional(.seed, in: 0...Int(Int32.max), arguments)
        rateLimit = try Self.optional(.rateLimit, in: 1...1_000_000, arguments)
        runningLimit = try Self.optional(.runningLimit, in: 1...1_000_000, arguments)
        webhook = try Self.webhook(arguments.text(.webhookURL), arguments.text(.webhookSecret))
    }

    private static func personality(_ name: String?) throws(UsageError) -> Simulator.Personality {
        guard let name else { return .openai }
        if let personality = Simulator.Personality(rawValue: name) { return personality }
        let names = Simulator.Personality.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError("There is no personality “\(name)”. Personalities: \(names).")
    }

    private static func scenario(_ name: String?) throws(UsageError) -> String? {
        guard let name, !Simulator.scenarioNames.contains(name) else { return name }
        throw UsageError(SimulatorError.unknownScenario(name).description)
    }

    private static func optional(
        _ flag: Flag, in range: ClosedRange<Int>, _ arguments: Arguments
    ) throws(UsageError) -> Int? {
        guard arguments.text(flag) != nil else { return nil }
        return try arguments.integer(flag, in: range, default: 0)
    }

    private static func webhook(_ url: String?, _ secret: String?) throws(UsageError) -> Simulator.Webhook? {
        switch (url, secret) {
        case (let url?, let secret?): return Simulator.Webhook(url: url, secret: secret)
        case (nil, _): return nil
        case (_?, nil): throw UsageError("--webhook-url needs --webhook-secret, which signs what is sent there.")
        }
    }
}
