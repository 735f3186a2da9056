extension Generation {
    /// The generation after an event; nil when the event changes nothing in this state, which is how late and
    /// repeated events end. No clock, no network, no database: the worker performs what this decides.
    package func after(_ event: GenerationEvent, at now: Timestamp) -> Generation? {
        switch state {
        case .queued: whileQueued(event, now)
        case .held: whileHeld(event, now)
        case .submitting: whileSubmitting(event, now)
        case .uncertain: whileUncertain(event, now)
        case .inProgress: whileInProgress(event, now)
        case .downloading: whileDownloading(event, now)
        case .completed: whileCompleted(event)
        case .failed, .cancelled: whileOver(event)
        }
    }

    private func whileQueued(_ event: GenerationEvent, _ now: Timestamp) -> Generation? {
        switch event {
        case .taken(let fence): taken(fence, now)
        case .unsent(let problem, let retryAt): waiting(problem, until: retryAt, tries: Self.unsentTries)
        case .deferred(let problem, let until): waiting(problem, until: until, tries: Self.deferredTries)
        case .needsMending(let problem): changed(to: .held) { $0.problem = problem }
        case .cancelled: ended(.cancelled, nil, .nothing, now)
        default: nil
        }
    }

    private func whileHeld(_ event: GenerationEvent, _ now: Timestamp) -> Generation? {
        switch event {
        case .released: changed(to: .queued) { $0.problem = nil }
        case .readdressed(let server): readdressed(to: server, .queued)
        case .needsMending(let problem) where problem != self.problem: changed(to: .held) { $0.problem = problem }
        case .cancelled: ended(.cancelled, nil, .nothing, now)
        default: nil
        }
    }

    private func whileSubmitting(_ event: GenerationEvent, _ now: Timestamp) -> Generation? {
        let stopped = cancelRequestedAt != nil
        return switch event {
        case .accepted(let job): adopting(job, by: nil, now)
        case .unsent where stopped, .deferred where stopped, .needsMending where stopped:
            ended(.cancelled, nil, .nothing, now)
        case .unsent(let problem, let retryAt): waiting(problem, until: retryAt, tries: Self.unsentTries)
        case .deferred(let problem, let until): waiting(problem, until: until, tries: Self.deferredTries)
        case .needsMending(let problem): changed(to: .held) { $0.problem = problem }
        case .refused(let problem): ended(.failed, problem, .refused, now)
        case .duplicated(let problem): ended(.failed, problem, .possible(estimate), now)
        case .lost(let problem): changed(to: .uncertain) { $0.problem = problem }
        case .interrupted: changed(to: .uncertain) { $0.problem = .interrupted }
        case .cancelled where !stopped: changed(to: .submitting) { $0.cancelRequestedAt = now }
        default: nil
        }
    }

    private func whileUncertain(_ event: GenerationEvent, _ now: Timestamp) -> Generation? {
        switch event {
        case .accepted(let job): adopting(job, by: nil, now)
        case .found(let job, let evidence): adopting(job, by: evidence, now)
        case .duplicated(let problem), .givenUp(let problem): ended(.failed, problem, .possible(estimate), now)
        case .notFound(let problem, let nextLook): lookedInVain(problem, nextLook)
        case .troubled(let problem, let retryAt): unableToLook(problem, retryAt)
        case .cancelled where cancelRequestedAt == nil:
            changed(to: .uncertain) {
                $0.cancelRequestedAt = now
                $0.nextAttemptAt = nextAttemptAt
            }
        case .readdressed(let server): readdressed(to: server, .uncertain)
        default: nil
        }
    }

    private func whileInProgress(_ event: GenerationEvent, _ now: Timestamp) -> Generation? {
        switch event {
        case .polled(let job): heard(job, now)
        case .missing(let problem): missed(problem, now)
        case .troubled(let problem, let retryAt): troubled(problem, retryAt)
        case .cancelled: stopped(now)
        case .readdressed(let server): readdressed(to: server, .inProgress)
        default: nil
        }
    }

    private func whileDownloading(_ event: GenerationEvent, _ now: Timestamp) -> Generation? {
        switch event {
        case .polled(let job) where job.id == jobID:
            changed(to: .downloading) {
                $0.lastHeardAt = now
                $0.expiresAt = job.expiresAt ?? expiresAt
                $0.settle(job)
            }
        case .troubled(let problem, let retryAt): troubled(problem, retryAt)
        case .fetched(let file):
            ended(.completed, nil, settledCharge, now) {
                $0.media = file
                $0.progress = $0.progress.map { _ in 100 }
            }
        case .unfetchable(let problem): ended(.failed, problem, settledCharge, now)
        case .cancelled: stopped(now)
        case .readdressed(let server): readdressed(to: server, .downloading)
        default: nil
        }
    }

    private func whileCompleted(_ event: GenerationEvent) -> Generation? {
        guard case .refetched(let file) = event else { return whileOver(event) }
        return changed(to: .completed) { $0.media = file }
    }

    /// What is over changes only in whether the server still has its job.
    private func whileOver(_ event: GenerationEvent) -> Generation? {
        switch event {
        case .deletionWanted where jobID != nil && (serverDeletion == .none || serverDeletion == .refused):
            changed(to: state) { $0.serverDeletion = .wanted }
        case .deletionAnswered(let answer) where serverDeletion == .wanted && (answer == .done || answer == .refused):
            changed(to: state) { $0.serverDeletion = answer }
        default: nil
        }
    }
}
