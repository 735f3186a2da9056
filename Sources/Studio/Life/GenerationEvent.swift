/// Everything that can happen to a generation. `Generation.after(_:at:)` says what each does in each state.
package enum GenerationEvent: Sendable, Equatable {
    // Sending
    /// The worker takes it: the paid request goes out right after this is saved.
    case taken(fence: Fence)
    /// Provably not sent, or not even tried: the server could not be reached.
    case unsent(Problem, retryAt: Timestamp)
    /// The server said to come later.
    case deferred(Problem, until: Timestamp)
    /// A person or a setting has to mend something first: key, credit, budget, connection.
    case needsMending(Problem)
    /// The server refused the request for good.
    case refused(Problem)
    /// The server accepted it under a job id.
    case accepted(RemoteJob)
    /// Whether the server accepted it cannot be told.
    case lost(Problem)
    /// The server answered with a job that another generation already owns.
    case duplicated(Problem)
    /// The program started and found the row as it is: its last process ended in the middle.
    case interrupted

    // Making sure
    /// Not in the server's list; looked for again at `nextLook`, or the person is asked when that is nil.
    case notFound(Problem, nextLook: Timestamp?)
    case found(RemoteJob, by: MatchEvidence)
    /// The person gives it up, or sends a new request in its place.
    case givenUp(Problem)

    // Watching
    case polled(RemoteJob)
    /// The server says that it does not know the job.
    case missing(Problem)
    /// The server could not be asked, or answered nonsense: the job goes on, the page says so.
    case troubled(Problem, retryAt: Timestamp)

    // Fetching
    /// The whole film is on disk and checked.
    case fetched(MediaFile)
    /// The film cannot be had any more, or is none.
    case unfetchable(Problem)

    // The person
    case cancelled
    /// Mended and confirmed: a held generation goes back into the queue.
    case released
    /// The connection's key or address has changed, and the person says that it is the same account: from now on it
    /// is asked for there. A held generation goes back into the queue.
    case readdressed(ServerIdentity)
    /// The film of a completed generation had vanished and was fetched again.
    case refetched(MediaFile)
    /// The server shall forget the job of a generation that is over; what is on this disk stays.
    case deletionWanted
    /// What the server answered when it was asked to delete a job.
    case deletionAnswered(ServerDeletion)
}
