/// How long until a job is asked about again.
package enum Pace {
    /// After an answer: the poll interval, unless the server wishes another, and never faster than the job's age allows.
    package static func afterAnswer(
        usual: Interval, wish: Interval?, slowness: Slowness, jitter: Double
    ) -> Interval {
        let spread = usual + .milliseconds(Int64(Double(usual.milliseconds) * 0.1 * jitter))
        return max(Backoff.asked(wish, otherwise: spread, jitter: jitter), slowness.leastPause)
    }

    /// After an answer that told nothing: 5 s … 60 s, unless the server wishes another, never faster than usual.
    package static func afterTrouble(
        attempt: Int, usual: Interval, wish: Interval?, slowness: Slowness, jitter: Double
    ) -> Interval {
        let wait = Backoff.asked(wish, otherwise: Backoff.trouble(attempt: attempt, jitter: jitter), jitter: jitter)
        return max(wait, wish == nil ? usual : .zero, slowness.leastPause)
    }

    /// A job that has been unusually long is fetched untold at every so many-th poll: some servers have the film
    /// before they say so.
    package static let pollsPerEarlyFetch = 6
}
