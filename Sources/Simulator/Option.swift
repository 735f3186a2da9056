extension Simulator {
    /// What a program that runs a simulator offers on its command line; the manual lists the same.
    package struct Option: Sendable {
        /// With its two dashes.
        package let name: String
        /// What the value is called.
        package let value: String
        package let help: String

        package static let apiKey = Option(
            name: "--api-key", value: "KEY", help: "the only key that the simulator accepts (default: any, or none)")
        package static let renderTime = Option(
            name: "--render-time", value: "S", help: "seconds that a simulated generation takes, 0 to 3600 (default 4)")
        package static let personality = Option(
            name: "--personality", value: "NAME",
            help: "whose server it imitates: \(Personality.allCases.map(\.rawValue).joined(separator: ", "))")
        package static let scenario = Option(
            name: "--scenario", value: "NAME", help: "what every job acts out; GET / of the simulator lists them")
        package static let seed = Option(
            name: "--seed", value: "N", help: "the same ids and pictures for the same requests on a new folder")
        package static let rateLimit = Option(
            name: "--rate-limit", value: "N", help: "jobs that may be made in a minute; more are answered with 429")
        package static let runningLimit = Option(
            name: "--max-running", value: "N", help: "jobs that may be unfinished at once; more are answered with 429")
        package static let webhookURL = Option(
            name: "--webhook-url", value: "URL", help: "an address of this machine that is told when a job has ended")
        package static let webhookSecret = Option(
            name: "--webhook-secret", value: "KEY",
            help: "what webhooks are signed with: whsec_ and base64 of 16 to 128 bytes")

        package static let all = [
            apiKey, renderTime, personality, scenario, seed, rateLimit, runningLimit, webhookURL, webhookSecret,
        ]
    }
}
