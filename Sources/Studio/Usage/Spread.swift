/// How durations are spread: the middle one, the middle half and the ends.
package struct Spread: Sendable, Equatable {
    package let least: Interval
    package let lowerQuartile: Interval
    package let median: Interval
    package let upperQuartile: Interval
    package let most: Interval
    /// How many durations it is made of, at least 1.
    package let count: Int

    /// Quartiles are by linear interpolation between the two nearest durations (Hyndman and Fan's type 7).
    /// - Returns: nil without a duration.
    package init?(_ durations: [Interval]) {
        let sorted = durations.sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        func quantile(_ share: Double) -> Interval {
            let position = Double(sorted.count - 1) * share
            let (low, high) = (sorted[Int(position)], sorted[min(Int(position) + 1, sorted.count - 1)])
            let part = position - position.rounded(.down)
            let span = Double((high - low).milliseconds) * part
            return low + Interval(milliseconds: Int64(span.rounded()))
        }
        (least, lowerQuartile, median) = (first, quantile(0.25), quantile(0.5))
        (upperQuartile, most, count) = (quantile(0.75), last, sorted.count)
    }
}
