import Studio

/// A time that is waited for: right when the page was made, and counted down where there is script.
struct Countdown: Encodable {
    /// For `datetime`: `2026-11-20T08:15:30Z`.
    let machine: String
    /// `08:15:30`, in this machine's time zone.
    let clock: String
    /// `3 min 5 s`.
    let left: String

    init(_ time: Timestamp, now: Timestamp) {
        // A machine's time has no smaller part than a second: none is promised too early.
        let whole = Timestamp(milliseconds: (time.milliseconds + 999) / 1000 * 1000)
        machine = whole.iso8601
        clock = whole.clockTime
        left = max(whole - now, .seconds(1)).display
    }
}
