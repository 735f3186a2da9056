/// A film did not fit on the disk. Fetching it again is of no use before there is more room, as far as can be told.
package struct Shortage: Sendable, Equatable {
    private let free: Int64
    private let since: Interval

    /// The free room that is told is not always the room that may be used, so it is believed only so long.
    private static let believed = Interval.minutes(5)

    /// - Parameters:
    ///   - free: bytes that were free when it did not fit.
    ///   - since: when that was, on the monotonic clock.
    package init(free: Int64, since: Interval) {
        self.free = free
        self.since = since
    }

    /// So many bytes must be free before the film is fetched again.
    package func roomNeeded(at now: Interval) -> Int64 {
        now - since < Self.believed ? free + 1 : 0
    }
}
