/// What the worker remembers of one generation beside its row, all of it on the monotonic clock: a wall clock that
/// jumps changes nothing here.
package struct Seat: Sendable {
    package var generation: Generation
    /// When its next errand is due; nil while it waits for a person.
    package var due: Interval?
    /// The errand that is under way.
    package var busy: Errand?
    /// What happened, while it could not be saved.
    package var unsaved: UnsavedOutcome?
    /// How often it could not be saved.
    package var failedSaves = 0
    /// The job that the person named for it.
    package var namedJob: String?
    /// The server spoke up about the job while it was being asked about: it is asked once more.
    package var isCalled = false
    /// When its paid request was sent.
    package var sentAt: Interval
    /// When the server first said, in the row of such answers, that it does not know the job.
    package var missingSince: Interval?
    /// Answers of any kind to the current errand.
    package var polls = 0
    package var patience = FetchPatience()
    /// The film did not fit on the disk.
    package var shortage: Shortage?

    package init(_ generation: Generation, at moment: Moment) {
        self.generation = generation
        let submitted = generation.submittedAt ?? generation.createdAt
        sentAt = moment.monotonic - (moment.wall - submitted).clamped(to: .zero...Self.oldest)
        due = Self.firstDue(of: generation, at: moment)
    }

    package var errand: Errand? {
        if unsaved != nil { return .save }
        if let namedJob, generation.state == .uncertain { return .adopt(namedJob) }
        return generation.errand
    }

    package var isOver: Bool { errand == nil && generation.state.isFinal }

    var isWaitingAfterTrouble: Bool {
        switch generation.state {
        case .inProgress, .downloading: generation.problem != nil && unsaved == nil
        case .uncertain: unsaved == nil
        default: false
        }
    }

    package func slowness(at now: Interval) -> Slowness { .of(age: now - sentAt) }

    /// A row's own times come from a wall clock that may have jumped: no wait is taken from it as it is.
    static func firstDue(of generation: Generation, at moment: Moment) -> Interval? {
        guard generation.errand != nil else { return nil }
        let wish = generation.nextAttemptAt.map { $0 - moment.wall } ?? .zero
        return moment.monotonic + wish.clamped(to: .zero...longestWait(in: generation.state))
    }

    private static func longestWait(in state: GenerationState) -> Interval {
        switch state {
        case .queued: .minutes(15)
        case .uncertain: Reconciliation.looks.last ?? .zero
        default: .zero
        }
    }

    private static let oldest = Interval.hours(48)
}
