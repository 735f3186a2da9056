import Testing

@testable import Studio

@Suite("A consent to spend")
struct ConsentTests {
    private static func money(_ cents: Int64) -> Money { Money(microDollars: cents * 10_000) }

    private static let cost = money(80)
    private static let threshold = SpendingLimits(confirmAbove: money(50))

    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let consent: Consent
        var cost: Money? = ConsentTests.cost
        var limits = SpendingLimits()
        var simulated = false
        let objection: Objection?

        var testDescription: String { name }
    }

    private static let cases: [Case] = [
        Case(name: "the price that was seen", consent: Consent(shown: .cost(cost)), objection: nil),
        Case(
            name: "a price one micro-dollar lower",
            consent: Consent(
                shown: .cost(Money(microDollars: 799_999)), acceptsUnknownCost: true, acceptsLargeCost: true),
            objection: .priceChanged(to: cost)),
        Case(
            name: "a price that has gone down since", consent: Consent(shown: .cost(money(90))),
            objection: .priceChanged(to: cost)),
        Case(
            name: "a price that was not known then", consent: Consent(shown: .cost(nil)),
            objection: .priceChanged(to: cost)),
        Case(
            name: "a price that is not known any more", consent: Consent(shown: .cost(cost), acceptsUnknownCost: true),
            cost: nil, objection: .priceChanged(to: nil)),
        Case(
            name: "a changed price of a simulated clip", consent: Consent(shown: .cost(money(90))), simulated: true,
            objection: .priceChanged(to: cost)),
        Case(name: "a script, which saw none", consent: Consent(shown: .nothing), objection: nil),
        Case(
            name: "an unknown price, seen as such", consent: Consent(shown: .cost(nil)), cost: nil,
            objection: .costUnknown),
        Case(name: "an unknown price, unseen", consent: Consent(shown: .nothing), cost: nil, objection: .costUnknown),
        Case(
            name: "an unknown price, confirmed", consent: Consent(shown: .cost(nil), acceptsUnknownCost: true),
            cost: nil,
            limits: threshold, objection: nil),
        Case(
            name: "an unknown price, with another confirmation",
            consent: Consent(shown: .nothing, acceptsLargeCost: true),
            cost: nil, objection: .costUnknown),
        Case(
            name: "more than the threshold", consent: Consent(shown: .cost(cost), acceptsUnknownCost: true),
            limits: threshold, objection: .costLarge(cost, above: money(50))),
        Case(
            name: "more than the threshold, by a script", consent: Consent(shown: .nothing), limits: threshold,
            objection: .costLarge(cost, above: money(50))),
        Case(
            name: "more than the threshold, confirmed", consent: Consent(shown: .cost(cost), acceptsLargeCost: true),
            limits: threshold, objection: nil),
        Case(
            name: "exactly the threshold", consent: Consent(shown: .cost(cost)),
            limits: SpendingLimits(confirmAbove: cost), objection: nil),
        Case(
            name: "one micro-dollar above the threshold", consent: Consent(shown: .cost(cost)),
            limits: SpendingLimits(confirmAbove: Money(microDollars: 799_999)),
            objection: .costLarge(cost, above: Money(microDollars: 799_999))),
        Case(
            name: "more than the threshold, simulated", consent: Consent(shown: .cost(cost)), limits: threshold,
            simulated: true, objection: nil),
    ]

    @Test("holds for what was seen and confirmed, and for nothing else", arguments: cases)
    func objection(example: Case) {
        let objection = example.consent.objection(
            to: example.cost, limits: example.limits, simulated: example.simulated)
        #expect(objection == example.objection)
    }

    @Test(
        "that does not hold says what to do, with the amounts",
        arguments: [
            (.priceChanged(to: cost), "price_changed", "now costs $0.80"),
            (.priceChanged(to: nil), "price_changed", "has no known price any more"),
            (.costUnknown, "cost_unknown", "is not known. Confirm"),
            (.costLarge(cost, above: money(50)), "confirmation_needed", "costs $0.80, more than $0.50. Confirm"),
        ] as [(Objection, String, String)])
    func words(objection: Objection, code: String, words: String) {
        #expect(objection.problem().code == code)
        #expect(objection.problem().message.contains(words))
    }
}
