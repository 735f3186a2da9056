/// What the person saw and agreed to when pressing Generate.
package struct Consent: Sendable, Equatable {
    /// The cost that stood beside the button; nil for a script, which saw none.
    package enum Shown: Sendable, Equatable {
        case nothing
        case cost(Money?)
    }

    package let shown: Shown
    package let acceptsUnknownCost: Bool
    package let acceptsLargeCost: Bool

    package init(shown: Shown, acceptsUnknownCost: Bool = false, acceptsLargeCost: Bool = false) {
        self.shown = shown
        self.acceptsUnknownCost = acceptsUnknownCost
        self.acceptsLargeCost = acceptsLargeCost
    }

    /// Why this press may not spend `cost` without another word; nil when it may.
    package func objection(to cost: Money?, limits: SpendingLimits, simulated: Bool) -> Objection? {
        if case .cost(let seen) = shown, seen != cost { return .priceChanged(to: cost) }
        guard let cost else { return acceptsUnknownCost ? nil : .costUnknown }
        guard !simulated, let threshold = limits.confirmAbove, cost > threshold, !acceptsLargeCost else { return nil }
        return .costLarge(cost, above: threshold)
    }
}

/// A press that needs another word of the person before it may spend.
package enum Objection: Sendable, Equatable {
    case priceChanged(to: Money?)
    case costUnknown
    case costLarge(Money, above: Money)

    /// The person may agree to it as it is; a changed price is looked at first.
    package var canBeConfirmed: Bool {
        if case .priceChanged = self { false } else { true }
    }

    /// - Parameter clips: how many the press was for, 1 or more.
    package func problem(clips: Int = 1) -> Problem {
        let (what, cost, it) =
            clips == 1 ? ("this clip", "costs", "it") : ("these \(clips) clips together", "cost", "them")
        switch self {
        case .priceChanged(let price):
            let now =
                price.map { "now \(cost) \($0.display)" } ?? "\(clips == 1 ? "has" : "have") no known price any more"
            return Problem(
                code: "price_changed",
                message: "The price has changed since this page was made: \(what) \(now). Press again if you agree.")
        case .costUnknown:
            return Problem(
                code: "cost_unknown",
                message: "The price of \(what) is not known. Confirm that you want to send \(it) all the same.")
        case .costLarge(let price, let threshold):
            return Problem(
                code: "confirmation_needed",
                message: "T\(what.dropFirst()) \(cost) \(price.display), more than \(threshold.display)."
                    + " Confirm that you want \(it).")
        }
    }
}
