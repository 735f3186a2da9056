/// One line of the doctor's report.
struct Finding: Sendable {
    enum Mark: String, Sendable {
        case ok = "ok   "
        case note = "note "
        case bad = "BAD  "
    }

    let mark: Mark
    let subject: String
    /// What was found, and what to do where it is not well.
    let words: String

    static func ok(_ subject: String, _ words: String) -> Finding { Finding(mark: .ok, subject: subject, words: words) }
    static func note(_ subject: String, _ words: String) -> Finding {
        Finding(mark: .note, subject: subject, words: words)
    }
    static func bad(_ subject: String, _ words: String) -> Finding {
        Finding(mark: .bad, subject: subject, words: words)
    }

    var line: String {
        let padding = String(repeating: " ", count: max(1, 14 - subject.count))
        return "\(mark.rawValue) \(subject)\(padding)\(words)\n"
    }
}
