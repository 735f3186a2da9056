/// What the worker needs of the database. Every call is one transaction.
package protocol GenerationQueue: Sendable {
    /// Everything that is not over, and stopped generations whose job the server has still to be asked to delete;
    /// oldest first.
    func unfinished() throws -> [Generation]

    func generation(_ id: GenerationID) throws -> Generation?

    /// Applies an event by the state machine and saves the outcome in one guarded update.
    /// - Returns: the generation as saved; nil when the event changes nothing.
    func apply(_ event: GenerationEvent, to id: GenerationID, at now: Timestamp) throws -> Generation?

    /// Takes a queued generation for sending, unless it is no longer queued, its connection is paused or has no slot
    /// free, or another paid request of the same connection is on the wire, or everything is held: then nil.
    func take(_ id: GenerationID, fence: Fence, at now: Timestamp) throws -> Generation?

    /// Since when the person wants nothing new to be sent; nil: it may be. What was sent is watched all the same.
    func hold() throws -> Timestamp?

    /// Sets right what the last process left behind; called once at start, before any page or request.
    /// - Parameter queuedBefore: what was created before this and still waits is held: the database may be a
    ///   restored copy, and its requests may have been sent already. Wishes from before are forgotten.
    func recover(queuedBefore: Timestamp, at now: Timestamp) throws -> Recovery

    func connections() throws -> [Connection]

    /// Pauses a connection with a reason, or lets it go on. A pause for the same reason goes on being as old as it is.
    func setPause(_ problem: Problem?, of connection: ConnectionID, at now: Timestamp) throws

    /// The job ids that generations already own at a server.
    func ownedJobs(at server: ServerIdentity) throws -> Set<String>

    /// Keeps a wish until it is done. The same once more takes its place.
    func note(_ wish: Wish, at now: Timestamp) throws
    /// Those that are not done yet; oldest first.
    func wishes() throws -> [NotedWish]
    /// It is done. One that is not kept any more is no error.
    func forget(_ wish: WishID) throws

    /// Adds a line to a generation's log, for what is no change of state: requests and replies, secrets masked.
    func log(_ entry: LogEntry, for id: GenerationID, at now: Timestamp) throws
}

/// One line of what happened to a generation.
package struct LogEntry: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The generation reached another state or another reason to wait.
        case change
        /// A request to the server, or its reply.
        case wire
        /// What the studio decided or found.
        case note
    }

    package let kind: Kind
    /// Up to 64 KiB.
    package let text: String

    package init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }
}

/// A line of the log with its time.
package struct LoggedEntry: Sendable, Equatable {
    package let entry: LogEntry
    package let at: Timestamp

    package init(entry: LogEntry, at: Timestamp) {
        self.entry = entry
        self.at = at
    }
}
