/// Something that a person should know of now.
package enum Alert: Sendable, Equatable {
    /// More than a threshold of the newest generations failed.
    case failures(failed: Int, ended: Int, threshold: Int)
    case dearClip(AlertFacts.Outlier<Money>, threshold: Money)
    case slowGeneration(AlertFacts.Outlier<Interval>, threshold: Interval)
    case paused(AlertFacts.Trouble)
    case outOfCredit(AlertFacts.Trouble)
    case rateLimited(AlertFacts.Trouble)

    /// So many of the newest generations tell how often they fail.
    package static let window = 50
    /// Fewer say nothing: one failure of three is no trend.
    package static let fewest = 5

    /// Nothing, or too little, will be made until a person does something: it is said on every page.
    package var isSerious: Bool {
        switch self {
        case .failures, .paused, .outOfCredit: true
        case .dearClip, .slowGeneration, .rateLimited: false
        }
    }
}

extension AlertThresholds {
    /// What the facts give cause for, the most serious first.
    package func alerts(_ facts: AlertFacts) -> [Alert] {
        var alerts: [Alert] = []
        if troubles {
            alerts += facts.pauses.map(Alert.paused) + facts.credit.map(Alert.outOfCredit)
        }
        if let failurePercent, facts.ended >= Alert.fewest, facts.failed * 100 > facts.ended * failurePercent {
            alerts.append(.failures(failed: facts.failed, ended: facts.ended, threshold: failurePercent))
        }
        if let clipCost, let dearest = facts.dearest, dearest.measure > clipCost {
            alerts.append(.dearClip(dearest, threshold: clipCost))
        }
        if let minutes, let slowest = facts.slowest, slowest.measure > .minutes(Int64(minutes)) {
            alerts.append(.slowGeneration(slowest, threshold: .minutes(Int64(minutes))))
        }
        if troubles { alerts += facts.limits.filter(isMuch).map(Alert.rateLimited) }
        return alerts
    }

    private func isMuch(_ limit: AlertFacts.Trouble) -> Bool {
        limit.until != nil || limitTimes.map { limit.times >= $0 } ?? false
    }
}

extension Problem {
    /// Whether a code is about credit, quota or a billing limit, and not about pace.
    package static func isAboutCredit(_ code: String) -> Bool {
        let word = code.lowercased()
        if word.hasSuffix("_limit_exceeded") { return !word.contains("rate_limit") }
        return creditCodes.contains(word)
    }

    /// The codes that mean used-up credit under whatever status.
    package static let creditCodes: Set<String> = [
        "out_of_credit", "insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached",
    ]

    /// Whether a code says to come later: the server limits how often it is asked.
    package static func isAboutPace(_ code: String) -> Bool {
        let word = code.lowercased()
        return word.contains("rate_limit") || ["server_busy", "slow_down", "too_many_requests"].contains(word)
    }
}
