import FoundationEssentials

/// A wall-clock instant in whole milliseconds since 1970, UTC.
///
/// It is shown and kept; waiting is measured on a monotonic clock instead (`StudioClock`).
package struct Timestamp: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// From whole seconds since 1970, as the Videos API writes its times; nil when out of any sensible range.
    package init?(unixSeconds: Int64) {
        guard (0...253_402_300_799).contains(unixSeconds) else { return nil }
        milliseconds = unixSeconds * 1000
    }

    /// `2026-11-20T08:15:30Z`.
    package var iso8601: String {
        Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(.iso8601)
    }

    package static func + (time: Timestamp, interval: Interval) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds &+ interval.milliseconds)
    }

    package static func - (left: Timestamp, right: Timestamp) -> Interval {
        Interval(milliseconds: left.milliseconds &- right.milliseconds)
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

/// A length of time in whole milliseconds.
package struct Interval: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static let zero = Interval(milliseconds: 0)

    package static func milliseconds(_ count: Int64) -> Interval { Interval(milliseconds: count) }
    package static func seconds(_ count: Int64) -> Interval { Interval(milliseconds: count * 1000) }
    package static func minutes(_ count: Int64) -> Interval { .seconds(count * 60) }
    package static func hours(_ count: Int64) -> Interval { .minutes(count * 60) }

    /// From a number that came from outside, held within `range`; a value that is no number becomes nil.
    package init?(seconds: Double, clampedTo range: ClosedRange<Interval>) {
        guard seconds.isFinite else { return nil }
        let bounded = min(max(seconds * 1000, Double(range.lowerBound.milliseconds)), 1e15)
        milliseconds = min(Int64(bounded), range.upperBound.milliseconds)
    }

    package var seconds: Double { Double(milliseconds) / 1000 }

    package func clamped(to range: ClosedRange<Interval>) -> Interval {
        min(max(self, range.lowerBound), range.upperBound)
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }
}
