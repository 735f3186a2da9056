/// One line of what was found out about a machine or a connection.
package struct Finding: Sendable, Equatable {
    package enum Mark: String, Sendable, CaseIterable {
        case ok, note, bad
    }

    package let mark: Mark
    package let subject: String
    /// What was found, and what to do where it is not well.
    package let words: String

    package init(_ mark: Mark, _ subject: String, _ words: String) {
        self.mark = mark
        self.subject = subject
        self.words = words
    }
}

/// What asking a connection's server found out. It spent nothing.
package struct ConnectionReport: Sendable, Equatable {
    package let findings: [Finding]
    /// Models that the server names, with lengths, sizes and prices where it tells them; empty when it names none.
    package let offers: [ModelOffer]
    package let at: Timestamp

    package init(findings: [Finding], offers: [ModelOffer], at: Timestamp) {
        self.findings = findings
        self.offers = offers
        self.at = at
    }

    package var isWell: Bool { !findings.contains { $0.mark == .bad } }
}

/// Where the asking stands.
package enum ConnectionTest: Sendable, Equatable {
    case notAsked
    case asking
    case answered(ConnectionReport)
}
