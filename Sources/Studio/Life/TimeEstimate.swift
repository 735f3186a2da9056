/// How long generations like one took before, by our own history: the middle one, and the span of the middle eighty
/// percent.
package struct TimeEstimate: Sendable, Equatable {
    package let median: Interval
    package let low: Interval
    package let high: Interval
    /// How many generations it is made of.
    package let count: Int

    /// The fewest generations that say something.
    package static let fewest = 3

    /// - Returns: nil for fewer than three durations.
    package init?(_ durations: [Interval]) {
        guard durations.count >= Self.fewest else { return nil }
        let sorted = durations.sorted()
        func quantile(_ share: Double) -> Interval {
            sorted[Int((Double(sorted.count - 1) * share).rounded())]
        }
        (median, low, high, count) = (quantile(0.5), quantile(0.1), quantile(0.9), sorted.count)
    }
}
