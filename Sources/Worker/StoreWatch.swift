import Studio

/// Whether the database can be read, and when it is tried again.
struct StoreWatch {
    /// The database may hold what the worker does not know.
    var isStale = true
    private(set) var failures = 0
    private(set) var retryAt = Interval.zero

    var isTroubled: Bool { failures > 0 }

    mutating func succeeded() {
        isStale = false
        failures = 0
    }

    mutating func failed(at now: Interval, jitter: Double) {
        isStale = true
        retryAt = now + Backoff.trouble(attempt: failures, jitter: jitter)
        failures += 1
    }
}
