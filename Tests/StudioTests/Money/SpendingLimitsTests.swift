import Testing

@testable import Studio

@Suite("Limits on spending")
struct SpendingLimitsTests {
    private static func money(_ microDollars: Int64) -> Money { Money(microDollars: microDollars) }

    private static let cost = money(800_000)

    private func commitments(
        today: Money = .zero, project: Money = .zero, presses: Int = 0, waiting: Int = 0
    ) -> Commitments {
        Commitments(today: today, project: project, pressesInTheLastMinute: presses, waiting: waiting)
    }

    private func code(
        _ limits: SpendingLimits, _ cost: Money? = cost, simulated: Bool = false, after commitments: Commitments
    ) -> String? {
        limits.refusal(of: cost, simulated: simulated, after: commitments)?.code
    }

    @Test("are off until they are set")
    func off() {
        let much = commitments(today: Self.money(1 << 50), project: Self.money(1 << 50), presses: 9999, waiting: 9999)
        #expect(SpendingLimits().refusal(of: Self.money(1 << 50), simulated: false, after: much) == nil)
    }

    /// A budget, what is committed already, and whether 800,000 micro-dollars more are too many.
    private static let budgets: [(Int64, Int64, Bool)] = [
        (800_000, 0, false), (799_999, 0, true), (5_000_000, 4_200_000, false), (5_000_000, 4_200_001, true),
        (5_000_000, 9_000_000, true), (0, 0, true),
    ]

    @Test("of a day allow exactly their amount", arguments: budgets)
    func perDay(limit: Int64, spent: Int64, isRefused: Bool) {
        let limits = SpendingLimits(perDay: Self.money(limit))
        #expect(code(limits, after: commitments(today: Self.money(spent))) == (isRefused ? "over_budget" : nil))
    }

    @Test("of a project allow exactly their amount", arguments: budgets)
    func perProject(limit: Int64, spent: Int64, isRefused: Bool) {
        let limits = SpendingLimits(perProject: Self.money(limit))
        #expect(code(limits, after: commitments(project: Self.money(spent))) == (isRefused ? "over_budget" : nil))
    }

    @Test(
        "of a clip do not look at what was spent before",
        arguments: [
            (800_000, false), (799_999, true), (0, true),
        ] as [(Int64, Bool)])
    func perClip(limit: Int64, isRefused: Bool) {
        let limits = SpendingLimits(perClip: Self.money(limit))
        let much = commitments(today: Self.money(1 << 50), project: Self.money(1 << 50))
        #expect(code(limits, after: much) == (isRefused ? "over_budget" : nil))
    }

    @Test("of a day, a project and a clip each look at their own sum")
    func apart() {
        let limits = SpendingLimits(perDay: Self.money(1_000_000), perProject: Self.money(10_000_000))
        #expect(code(limits, after: commitments(today: Self.money(200_000), project: Self.money(9_200_000))) == nil)
        #expect(code(limits, after: commitments(today: .zero, project: Self.money(9_200_001))) == "over_budget")
        #expect(code(limits, after: commitments(today: Self.money(200_001))) == "over_budget")
    }

    @Test(
        "on presses a minute count this press too",
        arguments: [(0, 0, true), (1, 0, false), (1, 1, true), (10, 9, false), (10, 10, true)])
    func presses(limit: Int, before: Int, isRefused: Bool) {
        let limits = SpendingLimits(pressesPerMinute: limit)
        #expect(code(limits, after: commitments(presses: before)) == (isRefused ? "too_many_presses" : nil))
    }

    @Test(
        "on the queue count what waits already", arguments: [(0, 0, true), (1, 0, false), (1, 1, true), (5, 6, true)])
    func waiting(limit: Int, before: Int, isRefused: Bool) {
        let limits = SpendingLimits(waiting: limit)
        #expect(code(limits, after: commitments(waiting: before)) == (isRefused ? "queue_full" : nil))
    }

    @Test("on money leave a simulated clip and one of unknown price alone; those on numbers do not")
    func withoutMoney() {
        let money = SpendingLimits(perDay: .zero, perProject: .zero, perClip: .zero)
        #expect(code(money, simulated: true, after: commitments(today: Self.cost)) == nil)
        #expect(code(money, nil, after: commitments(today: Self.cost)) == nil)
        let numbers = SpendingLimits(pressesPerMinute: 1)
        #expect(code(numbers, simulated: true, after: commitments(presses: 1)) == "too_many_presses")
        #expect(code(numbers, nil, after: commitments(presses: 1)) == "too_many_presses")
        #expect(code(SpendingLimits(waiting: 1), simulated: true, after: commitments(waiting: 1)) == "queue_full")
    }

    @Test("do not refuse what costs nothing within a budget that is used up")
    func free() {
        let limits = SpendingLimits(perDay: Self.cost)
        #expect(code(limits, .zero, after: commitments(today: Self.cost)) == nil)
    }

    @Test(
        "a refusal names the cost, what is left and of what, and that nothing was sent",
        arguments: [
            (SpendingLimits(perDay: money(5_000_000)), "costs $0.80; $0.30 of the $5.00 for today is left"),
            (SpendingLimits(perProject: money(4_000_000)), "costs $0.80; $0.00 of the $4.00 for this project is left"),
            (SpendingLimits(perClip: money(500_000)), "costs $0.80; a clip may cost $0.50 at most"),
        ])
    func words(limits: SpendingLimits, words: String) {
        let spent = commitments(today: Self.money(4_700_000), project: Self.money(4_700_000))
        let message = limits.refusal(of: Self.cost, simulated: false, after: spent)?.message
        #expect(message?.contains(words) == true)
        #expect(message?.contains("Nothing was sent") == true)
    }
}
