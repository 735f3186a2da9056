import Studio

/// What a press will cost, beside its button.
struct CostPart: Encodable {
    struct Confirmation: Encodable {
        let name: String
        let words: String
    }

    /// `This clip`, `3 remixes`.
    let what: String
    /// nil where each choice says its own.
    let cost: String?
    /// How it comes about.
    let rate: String
    /// What is left of each budget that is set.
    let budgets: [BudgetPart]
    let simulated: String?
    let confirmation: Confirmation?
}

extension CostPart {
    /// - Parameters:
    ///   - cost: of the whole press as it is shown.
    ///   - amount: the same where it is known and one.
    ///   - connection: where the clips are made.
    init(
        _ what: String, cost: String?, amount: Money? = nil, rate: String, at connection: Connection,
        for project: Project,
        confirmation: Confirmation?, _ context: StudioContext
    ) throws {
        let isSimulated = connection.server.kind == .simulator
        self.init(
            what: what, cost: cost, rate: rate,
            budgets: isSimulated ? [] : try context.budgets(for: project, before: amount),
            simulated: isSimulated ? "What Sora charged for it. The simulator costs nothing." : nil,
            confirmation: confirmation)
    }
}

extension CostPart.Confirmation {
    /// The box to tick; nil where pressing again says enough.
    init?(_ objection: Objection, clips: Int = 1) {
        let these = clips == 1 ? "this clip" : "these \(clips) clips"
        switch objection {
        case .priceChanged: return nil
        case .costUnknown:
            let (it, its) = clips == 1 ? ("it", "its") : ("them", "their")
            self.init(name: "confirm_unknown_cost", words: "Send \(it) although \(its) price is not known.")
        case .costLarge(let cost, _):
            self.init(name: "confirm_cost", words: "Yes, spend \(cost.display) on \(these).")
        }
    }
}

extension StudioContext {
    func budgetLeft(for project: Project) throws -> String? {
        let left = try budgets(for: project, before: nil).map(\.words)
        return left.isEmpty ? nil : left.joined(separator: ", ") + "."
    }
}
