import Testing

@testable import Studio

@Suite("Money")
struct MoneyTests {
    @Test(
        "is shown in dollars",
        arguments: [
            (0, "0.0000", "$0.00"), (800_000, "0.8000", "$0.80"), (12_500, "0.0125", "$0.0125"),
            (5_600_000, "5.6000", "$5.60"), (49, "0.0000", "$0.0000"), (50, "0.0001", "$0.0001"),
            (-1_250_000, "-1.2500", "-$1.25"),
        ] as [(Int64, String, String)])
    func display(micro: Int64, decimals: String, display: String) {
        #expect(Money(microDollars: micro).fourDecimals == decimals)
        #expect(Money(microDollars: micro).display == display)
    }

    @Test(
        "is read from what people type",
        arguments: [
            ("5", 5_000_000), ("0.8", 800_000), ("$12.50", 12_500_000), (" 1000000 ", 1_000_000_000_000),
            ("0.000001", 1), ("", nil), ("-1", nil), ("1,5", nil), ("1e3", nil), ("1000000.01", nil), (".", nil),
            ("0.0000001", nil), ("five", nil), ("1.2.3", nil), ("٣", nil),
        ] as [(String, Int64?)])
    func reading(text: String, micro: Int64?) {
        #expect(Money(dollars: text)?.microDollars == micro)
    }

    @Test("is not taken from an absurd number of a server", arguments: [-0.01, .nan, .infinity, 1e12])
    func absurd(number: Double) {
        #expect(Money(dollars: number) == nil)
    }
}
