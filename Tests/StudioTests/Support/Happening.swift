@testable import Studio

/// Every kind of event, told apart as far as the state machine does; its name is its row in the transition table.
enum Happening: String, CaseIterable {
    case taken, unsent, deferred, needsMending, refused, accepted, lost, duplicated, interrupted
    case notFound, notFoundAtLast, found, givenUp
    case polledQueued, polledRunning, polledPriced, polledFinished, polledEnded, polledForAnotherJob
    case missing, troubled
    case fetched, unfetchable
    case readdressed, readdressedElsewhere, refetched
    case cancelled, released, deletionWanted, deletionDone, deletionRefused, deletionNone, deletionStillWanted

    func event(at now: Timestamp) -> GenerationEvent {
        let problem = Sample.problem("\(self)")
        let later = now + .minutes(1)
        return switch self {
        case .taken: .taken(fence: .newest("job-newest"))
        case .unsent: .unsent(problem, retryAt: later)
        case .deferred: .deferred(problem, until: later)
        case .needsMending: .needsMending(problem)
        case .refused: .refused(problem)
        case .accepted: .accepted(Sample.job())
        case .lost: .lost(problem)
        case .duplicated: .duplicated(problem)
        case .interrupted: .interrupted
        case .notFound: .notFound(problem, nextLook: later)
        case .notFoundAtLast: .notFound(problem, nextLook: nil)
        case .found: .found(Sample.job(), by: .prompt)
        case .givenUp: .givenUp(problem)
        case .polledQueued: .polled(Sample.job(Sample.jobID, .queued, word: "queued", progress: 10))
        case .polledRunning: .polled(Sample.job(progress: 40))
        case .polledPriced: .polled(Sample.job(cost: Money(microDollars: 1_600_000)))
        case .polledFinished: .polled(Sample.job(Sample.jobID, .finished, word: "completed", progress: 100))
        case .polledEnded: .polled(Sample.job(Sample.jobID, .ended(problem), word: "failed"))
        case .polledForAnotherJob: .polled(Sample.job("job-of-somebody", .finished, word: "completed"))
        case .missing: .missing(problem)
        case .troubled: .troubled(problem, retryAt: later)
        case .fetched: .fetched(Sample.film)
        case .unfetchable: .unfetchable(problem)
        case .readdressed: .readdressed(Sample.server(key: "k2"))
        case .readdressedElsewhere: .readdressed(Sample.server(connection: 2))
        case .refetched: .refetched(Sample.filmAgain)
        case .cancelled: .cancelled
        case .released: .released
        case .deletionDone: .deletionAnswered(.done)
        case .deletionRefused: .deletionAnswered(.refused)
        case .deletionNone: .deletionAnswered(.none)
        case .deletionWanted: .deletionWanted
        case .deletionStillWanted: .deletionAnswered(.wanted)
        }
    }

    /// The kinds that an event can stand for. Written as a switch so that a new event cannot be forgotten here.
    static func kinds(of event: GenerationEvent) -> [Happening] {
        switch event {
        case .taken: [.taken]
        case .unsent: [.unsent]
        case .deferred: [.deferred]
        case .needsMending: [.needsMending]
        case .refused: [.refused]
        case .accepted: [.accepted]
        case .lost: [.lost]
        case .duplicated: [.duplicated]
        case .interrupted: [.interrupted]
        case .notFound: [.notFound, .notFoundAtLast]
        case .found: [.found]
        case .givenUp: [.givenUp]
        case .polled:
            [.polledQueued, .polledRunning, .polledPriced, .polledFinished, .polledEnded, .polledForAnotherJob]
        case .missing: [.missing]
        case .troubled: [.troubled]
        case .fetched: [.fetched]
        case .unfetchable: [.unfetchable]
        case .readdressed: [.readdressed, .readdressedElsewhere]
        case .refetched: [.refetched]
        case .cancelled: [.cancelled]
        case .released: [.released]
        case .deletionWanted: [.deletionWanted]
        case .deletionAnswered: [.deletionDone, .deletionRefused, .deletionNone, .deletionStillWanted]
        }
    }
}
