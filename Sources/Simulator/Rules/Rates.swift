import Synchronization

/// The limits on making jobs: so many a minute, and so many unfinished at once.
final class Rates: Sendable {
    private let perMinute: Int?
    private let atOnce: Int?
    /// Milliseconds since 1970 of the jobs of the last minute, oldest first.
    private let recent = Mutex<[Int64]>([])

    init(perMinute: Int?, atOnce: Int?) {
        self.perMinute = perMinute
        self.atOnce = atOnce
    }

    /// Counts one job. Throws 429 when it is one too many.
    func admit(at now: Int64, running: () throws -> Int) throws {
        if let atOnce, try running() >= atOnce { throw Self.tooManyRunning }
        guard let perMinute else { return }
        let wait = recent.withLock { recent in
            recent.removeAll { $0 <= now - 60_000 || $0 > now }
            guard recent.count >= perMinute, let oldest = recent.first else {
                recent.append(now)
                return nil as Int64?
            }
            return oldest + 60_000 - now
        }
        if let wait { throw Self.tooMany(perMinute, wait: wait) }
    }

    /// Azure's words.
    static let tooManyRunning = APIError(
        .tooManyRequests, "Too many running tasks", type: "video_generation_user_error",
        headers: [("Retry-After", "1")])

    private static func tooMany(_ limit: Int, wait: Int64) -> APIError {
        let seconds = (wait + 999) / 1000
        let message =
            "Rate limit reached for requests per min (RPM): Limit \(limit), Used \(limit), Requested 1. "
            + "Please try again in \(seconds)s."
        return APIError(
            .tooManyRequests, message, type: "requests", code: "rate_limit_exceeded",
            headers: [
                ("Retry-After", "\(seconds)"), ("retry-after-ms", "\(wait)"),
                ("x-ratelimit-limit-requests", "\(limit)"), ("x-ratelimit-remaining-requests", "0"),
                ("x-ratelimit-reset-requests", "\(seconds)s"),
            ])
    }
}
