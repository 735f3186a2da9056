import Studio
import VideosAPI

extension ConnectionReport {
    /// A look at a server, in words that say what to do.
    init(_ probe: ProbeReport, address: String, at now: Timestamp) {
        self.init(findings: Self.findings(probe, address), offers: probe.offers, at: now)
    }

    private static func findings(_ probe: ProbeReport, _ address: String) -> [Finding] {
        guard probe.isReachable else {
            return [Finding(.bad, "connection", probe.problem?.message ?? "\(address) does not answer. Check it.")]
        }
        guard probe.speaksVideosAPI != false else {
            let words = probe.problem?.message ?? "\(address) does not serve the Videos API."
            return [Finding(.bad, "connection", words)]
        }
        let models = probe.models.isEmpty ? "it names none" : probe.models.prefix(10).joined(separator: ", ")
        return [
            Finding(.ok, "connection", "\(address) answers"), key(probe),
            probe.canList
                ? Finding(.ok, "list", "jobs can be listed, so a lost reply can be found")
                : Finding(.note, "list", "jobs cannot be listed: after a lost reply you will be asked"),
            Finding(.ok, "models", models),
        ]
    }

    private static func key(_ probe: ProbeReport) -> Finding {
        switch probe.key {
        case .accepted: Finding(.ok, "key", "accepted")
        case .notNeeded: Finding(.ok, "key", "not needed")
        case .unknown: Finding(.note, "key", "cannot be told without spending")
        case .refused: Finding(.bad, "key", probe.problem?.message ?? "refused. Check the key.")
        }
    }
}
