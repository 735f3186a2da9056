/// How long to wait before the next try. Jitter is a number from 0 to 1 that the caller draws.
package enum Backoff {
    /// After a request that was not sent: 1 s, 4 s, 16 s, 64 s, 256 s, then 5 min.
    package static func unsent(attempt: Int, jitter: Double) -> Interval {
        exponential(base: 1, factor: 4, attempt: attempt, longest: .minutes(5), jitter: jitter)
    }

    /// After a poll or a download that failed: 5 s … 60 s.
    package static func trouble(attempt: Int, jitter: Double) -> Interval {
        exponential(base: 5, factor: 2, attempt: attempt, longest: .seconds(60), jitter: jitter)
    }

    /// What a server asks for, held within sense: 1 s … 15 min.
    package static func asked(_ wish: Interval?, otherwise: Interval, jitter: Double) -> Interval {
        guard let wish else { return otherwise }
        let bounded = wish.clamped(to: .seconds(1)...(.minutes(15)))
        return bounded + .milliseconds(Int64(Double(bounded.milliseconds) * 0.1 * jitter))
    }

    private static func exponential(
        base: Double, factor: Double, attempt: Int, longest: Interval, jitter: Double
    ) -> Interval {
        let steps = (0..<min(max(attempt, 0), 20)).reduce(base) { wait, _ in wait * factor }
        let wait = min(steps, longest.seconds)
        return .milliseconds(Int64(wait * (1 + 0.1 * jitter) * 1000))
    }
}

extension Interval {
    package static func + (left: Interval, right: Interval) -> Interval {
        Interval(milliseconds: left.milliseconds &+ right.milliseconds)
    }

    package static func - (left: Interval, right: Interval) -> Interval {
        Interval(milliseconds: left.milliseconds &- right.milliseconds)
    }
}

/// How a job that takes long is spoken of.
package enum Slowness: Sendable, Equatable {
    case usual
    /// Past 30 minutes.
    case unusuallyLong
    /// Past 24 hours.
    case stalled

    package static func of(age: Interval) -> Slowness {
        if age >= .hours(24) { return .stalled }
        return age >= .minutes(30) ? .unusuallyLong : .usual
    }

    /// The pause between two polls at this stage, when the usual one is shorter.
    package var leastPause: Interval { self == .usual ? .zero : .minutes(5) }
}
