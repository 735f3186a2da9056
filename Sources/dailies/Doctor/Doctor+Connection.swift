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
            let report = ConnectionReport(
                try waitFor { await probed.probe() }, address: base.description, at: StudioClock.system.now())
            return report.findings
        } catch let problem as Problem {
            return [.bad("connection", problem.message)]
        } catch {
            return [.bad("connection", "\(error)")]
        }
    }
}
