@testable import Studio

/// What each kind of event does in each state, as a text that can be read beside the description of the life cycle.
///
/// A row is an event, a column a state; a word is the next state, `=` the same state with something noted on it,
/// and `.` means that nothing happens at all.
struct TransitionTable {
    private var next: [Happening: [GenerationState: GenerationState]] = [:]

    init(_ text: String) throws {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let states = try lines[0].dropFirst().map(Self.state)
        for line in lines.dropFirst() {
            guard let happening = Happening(rawValue: line[0]), line.count == states.count + 1,
                next[happening] == nil
            else { throw Unreadable(word: line[0]) }
            next[happening] = [:]
            for (state, word) in zip(states, line.dropFirst()) where word != "." {
                next[happening]?[state] = word == "=" ? state : try Self.state(word)
            }
        }
    }

    subscript(state: GenerationState, happening: Happening) -> GenerationState? { next[happening]?[state] }

    var rows: Set<Happening> { Set(next.keys) }

    private static func state(_ word: String) throws -> GenerationState {
        guard let state = GenerationState(rawValue: word) else { throw Unreadable(word: word) }
        return state
    }

    struct Unreadable: Error { let word: String }

    /// A generation that nobody asked to stop, with tries left. What was refused has no column: there, nothing
    /// happens any more.
    static let usual = """
        event                 queued     held      submitting  uncertain   in_progress downloading completed cancelled
        taken                 submitting .         .           .           .           .           .         .
        unsent                =          .         queued      .           .           .           .         .
        deferred              =          .         queued      .           .           .           .         .
        needsMending          held       =         held        .           .           .           .         .
        refused               .          .         failed      .           .           .           .         .
        accepted              .          .         in_progress in_progress .           .           .         .
        lost                  .          .         uncertain   .           .           .           .         .
        duplicated            .          .         failed      failed      .           .           .         .
        interrupted           .          .         uncertain   .           .           .           .         .
        notFound              .          .         .           =           .           .           .         .
        notFoundAtLast        .          .         .           =           .           .           .         .
        found                 .          .         .           in_progress .           .           .         .
        givenUp               .          .         .           failed      .           .           .         .
        polledQueued          .          .         .           .           =           =           .         .
        polledRunning         .          .         .           .           =           =           .         .
        polledPriced          .          .         .           .           =           =           .         .
        polledFinished        .          .         .           .           downloading =           .         .
        polledEnded           .          .         .           .           failed      =           .         .
        polledForAnotherJob   .          .         .           .           =           .           .         .
        missing               .          .         .           .           =           .           .         .
        troubled              .          .         .           =           =           =           .         .
        fetched               .          .         .           .           .           completed   .         .
        unfetchable           .          .         .           .           .           failed      .         .
        cancelled             cancelled  cancelled =           =           cancelled   cancelled   .         .
        released              .          queued    .           .           .           .           .         .
        deletionDone          .          .         .           .           .           .           .         =
        deletionRefused       .          .         .           .           .           .           .         =
        deletionNone          .          .         .           .           .           .           .         .
        deletionWanted        .          .         .           .           .           .           =         .
        deletionStillWanted   .          .         .           .           .           .           .         .
        readdressed           .          queued    .           =           =           =           .         .
        readdressedElsewhere  .          .         .           .           .           .           .         .
        refetched             .          .         .           .           .           .           =         .
        """

    /// Where it differs once the person has asked to stop while a request was on the wire.
    static let stopped = """
        event               submitting  uncertain
        unsent              cancelled   .
        deferred            cancelled   .
        needsMending        cancelled   .
        accepted            cancelled   cancelled
        found               .           cancelled
        cancelled           .           .
        """

    /// Where it differs when the next try is one too many.
    static let exhausted = """
        event               queued      submitting
        unsent              held        held
        deferred            held        held
        """
}

extension TransitionTable {
    /// This table, with the rows of another in the states that the other names.
    func overridden(by other: TransitionTable, in states: [GenerationState]) -> TransitionTable {
        var merged = self
        for happening in other.rows {
            for state in states { merged.next[happening]?[state] = other[state, happening] }
        }
        return merged
    }
}
