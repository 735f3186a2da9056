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
    /// What is left of the budgets; nil where there are none.
    let budgetLeft: String?
    let simulated: String?
    let confirmation: Confirmation?
}

extension CostPart {
    /// - Parameter connection: where the clips are made.
    init(
        _ what: String, cost: String?, rate: String, at connection: Connection, for project: Project,
        confirmation: Confirmation?, _ context: StudioContext
    ) throws {
        let isSimulated = connection.server.kind == .simulator
        self.init(
            what: what, cost: cost, rate: rate,
            budgetLeft: isSimulated ? nil : try context.budgetLeft(for: project),
            simulated: isSimulated
                ? "This is what Sora charged for it. The simulator makes it on this machine, and it costs nothing."
                : nil,
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
        let limits = try store.limits()
        let commitments = try store.commitments(in: project.id, at: clock.now())
        let left = [
            limits.perDay.map { "\(max($0 - commitments.today, .zero).display) of \($0.display) left today" },
            [limits.perProject, project.defaults.budget].compactMap(\.self).min().map {
                "\(max($0 - commitments.project, .zero).display) of \($0.display) left in this project"
            },
        ].compactMap { $0 }
        return left.isEmpty ? nil : left.joined(separator: ", ") + "."
    }
}
