import Testing

@testable import Studio

@Suite("A charge")
struct ChargeTests {
    private static let price = Money(microDollars: 800_000)

    @Test(
        "counts with its amount; what is not known is nil, what was refused or is somebody else's is nothing",
        arguments: [
            (.reserved(price), price), (.reserved(nil), nil), (.estimated(price), price), (.estimated(nil), nil),
            (.stated(price), price), (.stated(.zero), .zero), (.possible(price), price), (.possible(nil), nil),
            (.refused, .zero), (.nothing, .zero), (.elsewhere, .zero),
        ] as [(Charge, Money?)])
    func amount(charge: Charge, amount: Money?) {
        #expect(charge.amount == amount)
    }

    @Test("of a bill is all that is spent, set aside or possibly spent")
    func bill() {
        let bill = Bill(
            spent: Money(microDollars: 1), reserved: Money(microDollars: 20), possible: Money(microDollars: 300),
            unknown: 7)
        #expect(bill.committed == Money(microDollars: 321))
    }

    @Test(
        "is worth a success rate once something has ended by itself",
        arguments: [
            (0, 0, nil), (3, 1, 0.75), (0, 2, 0), (5, 0, 1),
        ] as [(Int, Int, Double?)])
    func successRate(completed: Int, failed: Int, rate: Double?) {
        let bill = Bill(spent: .zero, reserved: .zero, possible: .zero, unknown: 0)
        let usage = Usage(
            total: bill, today: bill, models: [], simulatedClips: 0, completed: completed, failed: failed, cancelled: 9,
            active: 9, medianTime: nil)
        #expect(usage.successRate == rate)
    }
}
