import Glibc

/// The machine's clocks.
enum MachineClock {
    /// Milliseconds since 1970, UTC.
    static let now: @Sendable () -> Int64 = { read(CLOCK_REALTIME) }

    /// Milliseconds since some moment, for measuring.
    static func monotonic() -> Int64 { read(CLOCK_MONOTONIC) }

    /// Blocks this thread.
    static func wait(milliseconds: UInt32) { usleep(milliseconds * 1000) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
