/// The steps that the state machine is made of.
extension Generation {
    /// So often a request that provably was not sent is tried before a person is asked.
    package static let unsentTries = 5
    /// So often a server may say "come later" before a person is asked.
    package static let deferredTries = 10
    /// So many replies in a row, over so long, must say that a job does not exist before it is given up.
    package static let missingReplies = 3
    package static let missingSpan = Interval.minutes(10)

    /// A copy in `state`. Reaching another state clears what belonged to the old one.
    func changed(to state: GenerationState, _ change: (inout Generation) -> Void = { _ in }) -> Generation {
        var next = self
        next.nextAttemptAt = nil
        if state != self.state {
            next.attempts = 0
            next.problem = nil
            next.state = state
        }
        change(&next)
        return next
    }

    func ended(
        _ state: GenerationState, _ problem: Problem?, _ charge: Charge, _ now: Timestamp,
        _ change: (inout Generation) -> Void = { _ in }
    ) -> Generation {
        changed(to: state) {
            $0.problem = problem
            $0.charge = charge
            $0.completedAt = now
            change(&$0)
        }
    }

    /// About to be sent. The tries so far still count: a request that is never sent must end with a person.
    func taken(_ fence: Fence, _ now: Timestamp) -> Generation {
        changed(to: .submitting) {
            $0.attempts = attempts
            $0.fence = fence
            $0.submittedAt = now
        }
    }

    /// Back in the queue until `retryAt`, or held once `tries` are used up.
    func waiting(_ problem: Problem, until retryAt: Timestamp, tries: Int) -> Generation {
        let count = attempts + 1
        guard count < tries else {
            return changed(to: .held) {
                $0.problem = Problem(
                    code: problem.code, message: "\(problem.message) Tried \(count) times; press Send again to go on.")
            }
        }
        return changed(to: .queued) {
            $0.attempts = count
            $0.problem = problem
            $0.nextAttemptAt = retryAt
        }
    }

    /// The job is ours. When the person had asked to stop, it ends here and the server is asked to delete it.
    func adopting(_ job: RemoteJob, by evidence: MatchEvidence?, _ now: Timestamp) -> Generation {
        let adopt: (inout Generation) -> Void = {
            $0.jobID = job.id
            $0.match = evidence
            $0.serverStatus = job.word
            $0.progress = job.progress
            $0.lastHeardAt = now
            $0.expiresAt = job.expiresAt
            $0.settle(job)
        }
        guard cancelRequestedAt == nil else {
            return ended(.cancelled, nil, .possible(estimate), now) {
                adopt(&$0)
                $0.serverDeletion = .wanted
            }
        }
        return changed(to: .inProgress, adopt)
    }

    /// The same connection only: another one is another server with other prices, and a new generation.
    /// What the old address did not know says nothing of the new one.
    func readdressed(to server: ServerIdentity, _ state: GenerationState) -> Generation? {
        guard server.connection == self.server.connection, server != self.server else { return nil }
        return changed(to: state) {
            $0.server = server
            $0.missing = nil
            $0.problem = state == .uncertain ? self.problem : nil
        }
    }

    func lookedInVain(_ problem: Problem, _ nextLook: Timestamp?) -> Generation {
        changed(to: .uncertain) {
            $0.attempts += 1
            $0.problem = problem
            $0.nextAttemptAt = nextLook
        }
    }

    /// The server could not be asked for its list: that is no look, so it is not counted.
    func unableToLook(_ problem: Problem, _ retryAt: Timestamp) -> Generation {
        changed(to: .uncertain) {
            $0.problem = problem
            $0.nextAttemptAt = retryAt
        }
    }

    func troubled(_ problem: Problem, _ retryAt: Timestamp) -> Generation {
        changed(to: state) {
            $0.attempts += 1
            $0.problem = problem
            $0.nextAttemptAt = retryAt
        }
    }

    /// A job that somebody else sent is left to them.
    func stopped(_ now: Timestamp) -> Generation {
        ended(.cancelled, nil, chargeWithoutClip, now) {
            $0.cancelRequestedAt = now
            $0.serverDeletion = charge == .elsewhere ? .none : .wanted
        }
    }

    /// A poll's answer. One for another job is ignored and said; progress never goes back.
    func heard(_ job: RemoteJob, _ now: Timestamp) -> Generation {
        guard job.id == jobID else {
            return troubled(.answeredForAnotherJob(job.id), now)
        }
        let listen: (inout Generation) -> Void = {
            $0.attempts = 0
            $0.problem = nil
            $0.missing = nil
            $0.serverStatus = job.word
            $0.progress = job.progress.map { max($0, self.progress ?? 0) } ?? self.progress
            $0.lastHeardAt = now
            $0.expiresAt = job.expiresAt ?? self.expiresAt
            $0.settle(job)
        }
        switch job.status {
        case .queued, .running: return changed(to: .inProgress, listen)
        case .finished: return changed(to: .downloading, listen)
        case .ended(let problem):
            return ended(.failed, problem, chargeWithoutClip, now) {
                listen(&$0)
                $0.problem = problem
            }
        }
    }

    func missed(_ problem: Problem, _ now: Timestamp) -> Generation {
        var streak = missing ?? MissingStreak(count: 0, since: now)
        streak.count += 1
        if streak.count >= Self.missingReplies, now - streak.since >= Self.missingSpan {
            return ended(.failed, problem, chargeWithoutClip, now) { $0.missing = streak }
        }
        return changed(to: .inProgress) {
            $0.problem = problem
            $0.missing = streak
        }
    }

    /// The clip was made: what the server stated, else the price list's amount.
    var settledCharge: Charge {
        switch charge {
        case .stated, .elsewhere: charge
        default: .estimated(estimate)
        }
    }

    /// No clip came of it: what the server stated, else the price list's amount may have been charged.
    var chargeWithoutClip: Charge {
        switch charge {
        case .stated, .elsewhere: charge
        default: .possible(estimate)
        }
    }

    /// Takes over what the server states that it charged; somebody else's bill is none of ours.
    mutating func settle(_ job: RemoteJob) {
        if let cost = job.statedCost, charge != .elsewhere { charge = .stated(cost) }
    }
}

extension Problem {
    static let interrupted = Problem(
        code: "interrupted",
        message: "Dailies was stopped while the request was on its way. Making sure whether the server accepted it.")

    static func answeredForAnotherJob(_ id: String) -> Problem {
        Problem(
            code: "wrong_job",
            message:
                "The server answered for another job (\(id.foreign(limit: 80))). The answer was ignored; asking again.")
    }
}
