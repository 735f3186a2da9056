import Studio

extension Finding {
    /// As the doctor prints it.
    var line: String {
        let padding = String(repeating: " ", count: max(1, 14 - subject.count))
        return "\(sign) \(subject)\(padding)\(words)\n"
    }

    private var sign: String {
        switch mark {
        case .ok: "ok   "
        case .note: "note "
        case .bad: "BAD  "
        }
    }

    static func ok(_ subject: String, _ words: String) -> Finding { Finding(.ok, subject, words) }
    static func note(_ subject: String, _ words: String) -> Finding { Finding(.note, subject, words) }
    static func bad(_ subject: String, _ words: String) -> Finding { Finding(.bad, subject, words) }
}
