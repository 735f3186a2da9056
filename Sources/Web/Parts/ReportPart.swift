import Studio

/// What a test of a connection found out, and the fragment that keeps it live.
struct ReportPart: Encodable {
    struct Line: Encodable {
        let tone: String
        let mark: String
        let subject: String
        let words: String
    }

    let heading: String
    let findings: [Line]
    let live: String?

    init(_ test: ConnectionTest, _ id: ConnectionID) {
        switch test {
        case .notAsked: (heading, findings, live) = ("Not tested since Dailies was started.", [], nil)
        case .asking: (heading, findings, live) = ("Asking the server…", [], Link.report(id))
        case .answered(let report):
            let verdict = report.isWell ? "It can be used." : "Something is in the way."
            (heading, findings, live) = (
                "\(verdict) Asked at \(report.at.clockTime).", report.findings.map(Line.init), nil
            )
        }
    }
}

extension ReportPart.Line {
    init(_ finding: Finding) {
        (tone, mark) =
            switch finding.mark {
            case .ok: ("good", "OK")
            case .note: ("wait", "Note")
            case .bad: ("bad", "Problem")
            }
        subject = finding.subject.capitalizedFirst
        words = finding.words
    }
}
