import HTTPClient
import Studio
import VideosAPI

extension Doctor {
    /// The video server that a start would use: asked without spending anything.
    func connection() -> [Finding] {
        guard let server = settings.server else {
            return [.ok("connection", "the embedded simulator; set OPENAI_BASE_URL for another server")]
        }
        do {
            let base = try BaseURL(server.baseURL)
            let key = try server.key.map { try APIKey($0, fingerprint: "doctor") }
            let client = HTTPClient()
            defer { client.shutdown() }
            let patience = Patience(request: .milliseconds(Int64(settings.requestTimeout * 1000)))
            let probed = VideosAPIServer(base: base, key: key, client: client, patience: patience)
            return findings(try waitFor { await probed.probe() }, base)
        } catch let problem as Problem {
            return [.bad("connection", problem.message)]
        } catch {
            return [.bad("connection", "\(error)")]
        }
    }

    private func findings(_ report: ProbeReport, _ base: BaseURL) -> [Finding] {
        guard report.isReachable else {
            return [.bad("connection", report.problem?.message ?? "\(base) does not answer. Check the address.")]
        }
        guard report.speaksVideosAPI != false else {
            return [.bad("connection", report.problem?.message ?? "\(base) does not serve the Videos API.")]
        }
        let models = report.models.isEmpty ? "it names none" : report.models.prefix(10).joined(separator: ", ")
        return [
            .ok("connection", "\(base) serves the Videos API"), key(report),
            report.canList
                ? .ok("list", "jobs can be listed, so a lost reply can be found")
                : .note("list", "jobs cannot be listed: after a lost reply you will be asked"),
            .ok("models", models),
        ]
    }

    private func key(_ report: ProbeReport) -> Finding {
        switch report.key {
        case .accepted: .ok("key", "accepted")
        case .notNeeded: .ok("key", "not needed")
        case .unknown: .note("key", "cannot be told without spending")
        case .refused: .bad("key", report.problem?.message ?? "refused. Check OPENAI_API_KEY.")
        }
    }
}
