import Studio

/// What is left of one budget, beside the cost of a press.
struct BudgetPart: Encodable {
    /// `$1.00 of $5.00 left today`.
    let words: String
    /// In dollars, for the script that follows the cost.
    let left: String
    /// The press costs more than is left.
    let isShort: Bool
    /// Where the budget is changed.
    let href: String
    let place: String
}

extension BudgetPart {
    /// - Parameters:
    ///   - words: `left today`.
    ///   - cost: of the press; nil where it is not known, or each choice has its own.
    fileprivate init(
        _ limit: Money, spent: Money, _ words: String, before cost: Money?, href: String,
        place: String = "the settings page"
    ) {
        let left = max(limit - spent, .zero)
        self.words = "\(left.display) of \(limit.display) \(words)"
        self.left = left.fourDecimals
        isShort = cost.map { $0 > left } ?? (left == .zero)
        self.href = href
        self.place = place
    }
}

extension StudioContext {
    /// Each budget that is set, with what is left of it.
    func budgets(for project: Project, before cost: Money?) throws -> [BudgetPart] {
        let limits = try store.limits()
        let spent = try store.commitments(in: project.id, at: clock.now())
        let day = limits.perDay.map {
            BudgetPart($0, spent: spent.today, "left today", before: cost, href: Link.dayLimit)
        }
        let each = limits.perProject.map {
            BudgetPart(
                $0, spent: spent.project, "left in this project", before: cost, href: Link.projectLimit)
        }
        let ownWords = each == nil ? "left in this project" : "left of this project’s own budget"
        let own = project.defaults.budget.map {
            BudgetPart(
                $0, spent: spent.project, ownWords, before: cost, href: Link.budget(of: project.id),
                place: "the project’s page")
        }
        return [day, each, own].compactMap(\.self)
    }
}
