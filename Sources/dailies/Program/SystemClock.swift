import Glibc
import Studio

extension StudioClock {
    /// The machine's clocks. `CLOCK_BOOTTIME` runs on while the machine sleeps.
    static let system = StudioClock(
        now: { Timestamp(milliseconds: read(CLOCK_REALTIME)) },
        monotonic: { Interval(milliseconds: read(CLOCK_BOOTTIME)) },
        sleep: { try await Task.sleep(for: .milliseconds($0.milliseconds)) })

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
