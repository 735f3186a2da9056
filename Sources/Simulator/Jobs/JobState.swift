/// The API's words for where a job is.
enum JobStatus: String, Sendable {
    case queued
    case inProgress = "in_progress"
    case completed
    case failed
}

/// How a job looks at one moment.
struct JobState: Sendable, Equatable {
    let status: JobStatus
    /// Percent, in steps of five; 100 only when completed.
    let progress: Int
    /// Unix seconds.
    var completedAt: Int64?
    var expiresAt: Int64?
    var failure: Job.Failure?
}

extension Job {
    /// - Parameter now: milliseconds since 1970.
    func state(at now: Int64) -> JobState {
        if let failure, now >= failure.at {
            return JobState(status: .failed, progress: progress(at: failure.at), failure: failure)
        }
        if let rendered, failure == nil, stall == nil, now >= max(rendered, created + duration) {
            let completed = max(rendered, created + duration) / 1000
            return JobState(
                status: .completed, progress: 100, completedAt: completed, expiresAt: expiry(completed))
        }
        let progress = progress(at: now)
        return JobState(status: progress == 0 ? .queued : .inProgress, progress: progress)
    }

    private func expiry(_ completed: Int64) -> Int64? {
        lifetime.map { ($0.isFromCreation ? created / 1000 : completed) + $0.seconds }
    }

    /// Nothing during the first tenth of the time, then steps of five up to 95: the rest is said by the end.
    private func progress(at now: Int64) -> Int {
        let elapsed = max(0, now - created)
        guard elapsed > 0 else { return 0 }
        let percent = elapsed >= duration ? 100 : Int(elapsed * 100 / duration)
        let step = min(percent, stall ?? 95, 95) / 5 * 5
        return step < 10 ? 0 : step
    }
}
