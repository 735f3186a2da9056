import FFmpeg
import Studio

/// `dailies doctor`: looks at everything that a start needs, changes nothing but the data folder's existence, and
/// spends nothing.
struct Doctor {
    let settings: Settings
    let log: Log

    init(_ settings: Settings, log: Log) {
        self.settings = settings
        self.log = log
    }

    /// Prints a line for each thing.
    /// - Returns: whether all of it is well.
    func run() throws -> Bool {
        let findings = machine() + files() + data() + connection()
        for finding in findings { Output.print(finding.line) }
        let bad = findings.count { $0.mark == .bad }
        Output.print(bad == 0 ? "All is well.\n" : "\(bad) of \(findings.count) need your attention.\n")
        return bad == 0
    }

    private func machine() -> [Finding] {
        Libraries.findings + [media()]
    }

    private func media() -> Finding {
        do {
            let ffmpeg = try FFmpeg.find()
            return .ok("ffmpeg", try waitFor { try await ffmpeg.version() })
        } catch {
            return .bad("ffmpeg", "\(error)")
        }
    }

    private func files() -> [Finding] {
        do {
            return [.ok("views", "\(try Root.find(named: settings.root))/Views")]
        } catch {
            return [.bad("views", "\(error)")]
        }
    }
}
