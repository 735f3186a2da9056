/// Limits that the person sets; each is off while nil.
package struct SpendingLimits: Sendable, Equatable {
    /// Real money per calendar day, UTC.
    package var perDay: Money?
    /// Real money per project, over all time.
    package var perProject: Money?
    /// The project's own budget over all time; it is kept with the project, not among the settings.
    package var ownBudget: Money?
    package var perClip: Money?
    /// A clip that costs more asks for a second confirmation.
    package var confirmAbove: Money?
    /// Presses of Generate in any 60 seconds.
    package var pressesPerMinute: Int?
    /// Generations that may wait in the queue.
    package var waiting: Int?

    package init(
        perDay: Money? = nil, perProject: Money? = nil, perClip: Money? = nil, confirmAbove: Money? = nil,
        pressesPerMinute: Int? = nil, waiting: Int? = nil
    ) {
        self.perDay = perDay
        self.perProject = perProject
        self.perClip = perClip
        self.confirmAbove = confirmAbove
        self.pressesPerMinute = pressesPerMinute
        self.waiting = waiting
    }
}

/// What has been committed so far, read in the same transaction that saves a press.
package struct Commitments: Sendable, Equatable {
    package let today: Money
    package let project: Money
    package let pressesInTheLastMinute: Int
    package let waiting: Int

    package init(today: Money, project: Money, pressesInTheLastMinute: Int, waiting: Int) {
        self.today = today
        self.project = project
        self.pressesInTheLastMinute = pressesInTheLastMinute
        self.waiting = waiting
    }
}

extension SpendingLimits {
    /// Why a press must not be saved; nil when it may. A clip without a known price counts as nothing here:
    /// it was confirmed by hand. A simulated one costs nothing, so only the limits on numbers apply to it.
    package func refusal(of cost: Money?, simulated: Bool, after commitments: Commitments) -> Problem? {
        if let pressesPerMinute, commitments.pressesInTheLastMinute >= pressesPerMinute {
            return Problem(
                code: "too_many_presses",
                message:
                    "\(pressesPerMinute) generations a minute are allowed. Wait a minute, or change it in Settings.")
        }
        if let waiting, commitments.waiting >= waiting {
            return Problem(
                code: "queue_full",
                message: "\(waiting) generations may wait. Wait for one to start, or change it in Settings.")
        }
        guard let cost, !simulated else { return nil }
        return overBudget(cost, perClip, spent: .zero, what: Self.perClipWords)
            ?? overBudget(cost, perDay, spent: commitments.today, what: "for today")
            ?? overBudget(cost, perProject, spent: commitments.project, what: "for this project")
            ?? overBudget(cost, ownBudget, spent: commitments.project, what: Self.ownWords, at: "on its project’s page")
    }

    private static let perClipWords = "per clip"
    private static let ownWords = "of this project’s own budget"

    private func overBudget(
        _ cost: Money, _ limit: Money?, spent: Money, what: String, at place: String = "in Settings"
    ) -> Problem? {
        guard let limit, spent + cost > limit else { return nil }
        let left = max(limit - spent, .zero)
        guard what != Self.perClipWords else {
            return Problem(
                code: "over_budget",
                message: "This clip costs \(cost.display); a clip may cost \(limit.display) at most. Nothing was sent."
                    + " Choose a cheaper clip, or raise the limit in Settings.")
        }
        return Problem(
            code: "over_budget",
            message: "This clip costs \(cost.display); \(left.display) of the \(limit.display) \(what) is left."
                + " Nothing was sent. Choose a cheaper clip, or raise the budget \(place).")
    }
}
