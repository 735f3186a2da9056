/// One instant on both clocks.
package struct Moment: Sendable, Equatable {
    /// For what is shown and kept.
    package let wall: Timestamp
    /// For every wait and every age.
    package let monotonic: Interval

    package init(wall: Timestamp, monotonic: Interval) {
        self.wall = wall
        self.monotonic = monotonic
    }
}

extension StudioClock {
    package var moment: Moment { Moment(wall: now(), monotonic: monotonic()) }
}
