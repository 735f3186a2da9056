/// US dollars in whole micro-dollars: 1 USD = 1,000,000. Sums are exact; nothing is rounded until it is shown.
package struct Money: Hashable, Sendable, Comparable {
    package let microDollars: Int64

    package init(microDollars: Int64) {
        self.microDollars = microDollars
    }

    package static let zero = Money(microDollars: 0)

    package static func + (left: Money, right: Money) -> Money {
        Money(microDollars: left.microDollars + right.microDollars)
    }

    package static func - (left: Money, right: Money) -> Money {
        Money(microDollars: left.microDollars - right.microDollars)
    }

    package static func * (amount: Money, count: Int) -> Money {
        Money(microDollars: amount.microDollars * Int64(count))
    }

    package static func < (left: Money, right: Money) -> Bool {
        left.microDollars < right.microDollars
    }
}

extension Money {
    /// `0.8000`: dollars with four decimals, as the JSON API writes them.
    package var fourDecimals: String { decimals(4) }

    /// `$0.80`, or `$0.0125` where cents do not tell it all.
    package var display: String {
        let sign = microDollars < 0 ? "-" : ""
        return sign + "$" + Money(microDollars: abs(microDollars)).decimals(microDollars % 10_000 == 0 ? 2 : 4)
    }

    /// Rounded half up at the last decimal.
    private func decimals(_ count: Int) -> String {
        let step = (count..<6).reduce(Int64(1)) { power, _ in power * 10 }
        let rounded = (abs(microDollars) + step / 2) / step
        let whole = (0..<count).reduce(Int64(1)) { power, _ in power * 10 }
        let fraction = String(rounded % whole)
        let padding = String(repeating: "0", count: count - fraction.count)
        return (microDollars < 0 ? "-" : "") + String(rounded / whole) + "." + padding + fraction
    }

    /// Reads `5`, `0.8`, `$12.50`: dollars from 0 to 1,000,000 with at most six decimals; nil for anything else.
    package init?(dollars text: String) {
        var digits = Substring(text.trimmed)
        if digits.first == "$" { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : "0"
        guard let whole = parts.first, (1...7).contains(whole.utf8.count), (1...6).contains(fraction.utf8.count),
            (whole + fraction).utf8.allSatisfy({ (48...57).contains($0) }),
            let dollars = Int64(whole),
            let rest = Int64(fraction + String(repeating: "0", count: 6 - fraction.utf8.count)),
            dollars * 1_000_000 + rest <= 1_000_000_000_000
        else { return nil }
        microDollars = dollars * 1_000_000 + rest
    }

    /// From a decimal number that a server stated; nil when it is negative, absurd or no number.
    package init?(dollars: Double) {
        guard dollars.isFinite, (0...1_000_000).contains(dollars) else { return nil }
        microDollars = Int64((dollars * 1_000_000).rounded())
    }
}
