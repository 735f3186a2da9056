import Studio

extension GenerationEvent {
    /// Any event with any values; job ids come from a small pool, so that duplicates happen.
    static func random(_ random: inout SeededRandom, at now: Timestamp) -> GenerationEvent {
        let later = now + .seconds(Int64.random(in: 1...900, using: &random))
        let problem = Problem.random(&random)
        let job = RemoteJob.random(&random, now)
        switch Int.random(in: 0..<28, using: &random) {
        case 0, 1: return .taken(fence: [.unavailable, .empty, .newest("fence")].randomElement(using: &random)!)
        case 2: return .unsent(problem, retryAt: later)
        case 3: return .deferred(problem, until: later)
        case 4: return .needsMending(problem)
        case 5: return .refused(problem)
        case 6, 7: return .accepted(job)
        case 8: return .lost(problem)
        case 9: return .duplicated(problem)
        case 10: return .interrupted
        case 11: return .notFound(problem, nextLook: Bool.random(using: &random) ? later : nil)
        case 12: return .found(job, by: MatchEvidence.allCases.randomElement(using: &random)!)
        case 13: return .givenUp(problem)
        case 14, 15, 16: return .polled(job)
        case 17: return .missing(problem)
        case 18: return .troubled(problem, retryAt: later)
        case 19: return .fetched(.film)
        case 20: return .unfetchable(problem)
        case 21: return .cancelled
        case 22: return .released
        case 23: return .refetched(.film)
        case 24: return .readdressed(.random(&random))
        case 25: return .deletionWanted
        default: return .deletionAnswered(ServerDeletion.allCases.randomElement(using: &random)!)
        }
    }
}

extension ServerIdentity {
    /// The fixture's real connection, with one of a few keys.
    fileprivate static func random(_ random: inout SeededRandom) -> ServerIdentity {
        ServerIdentity(
            connection: ConnectionID(1), kind: .openai, address: "https://video.example/v1",
            keyFingerprint: ["f1", "f2"].randomElement(using: &random)!)
    }
}

extension Problem {
    fileprivate static func random(_ random: inout SeededRandom) -> Problem {
        let code = ["", "rate_limit", "not_found", "ü"].randomElement(using: &random)!
        return Problem(code: code, message: "Something happened.")
    }
}

extension RemoteJob {
    fileprivate static func random(_ random: inout SeededRandom, _ now: Timestamp) -> RemoteJob {
        let statuses: [RemoteStatus] = [.queued, .running, .finished, .ended(.test)]
        return RemoteJob(
            id: "job/\(Int.random(in: 0..<12, using: &random))+=", status: statuses.randomElement(using: &random)!,
            word: "word", progress: [nil, 0, 50, 100].randomElement(using: &random)!,
            expiresAt: Bool.random(using: &random) ? now + .hours(1) : nil,
            statedCost: [nil, nil, Money.zero, .cents(33)].randomElement(using: &random)!)
    }
}
