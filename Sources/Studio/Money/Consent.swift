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

    package var problem: Problem {
        switch self {
        case .priceChanged(let cost):
            let now = cost.map { "now costs \($0.display)" } ?? "has no known price any more"
            return Problem(
                code: "price_changed",
                message: "The price has changed since this page was made: this clip \(now). Press again if you agree.")
        case .costUnknown:
            return Problem(
                code: "cost_unknown",
                message: "The price of this clip is not known. Confirm that you want to send it all the same.")
        case .costLarge(let cost, let threshold):
            return Problem(
                code: "confirmation_needed",
                message: "This clip costs \(cost.display), more than \(threshold.display). Confirm that you want it.")
        }
    }
}
