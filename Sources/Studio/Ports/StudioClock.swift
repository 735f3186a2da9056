/// The two clocks of the studio, injected so that tests need not wait.
package struct StudioClock: Sendable {
    /// The wall clock: for what is shown and kept.
    package let now: @Sendable () -> Timestamp
    /// Milliseconds on a clock that never jumps and runs on through a suspended machine: for every wait and every age.
    package let monotonic: @Sendable () -> Interval
    /// Suspends for an interval; throws `CancellationError` when its task is cancelled.
    package let sleep: @Sendable (Interval) async throws -> Void

    package init(
        now: @escaping @Sendable () -> Timestamp,
        monotonic: @escaping @Sendable () -> Interval,
        sleep: @escaping @Sendable (Interval) async throws -> Void
    ) {
        self.now = now
        self.monotonic = monotonic
        self.sleep = sleep
    }
}
