/// What the queue's page needs of the database.
package protocol QueueStore: Sendable {
    /// Everything that is not over, with what it belongs to: what runs first, then what waits in the order in which it
    /// is sent; at most ``QueueContents/longest``.
    func queue() throws -> QueueContents

    /// Lets a queued generation change places with its neighbour, or sends it to the front or the end of the line.
    /// False when it is not queued.
    func moveInLine(_ id: GenerationID, _ move: LineMove) throws -> Bool

    /// Nothing new is sent from now on, or again. What was sent is watched and fetched all the same.
    func setHold(_ isHeld: Bool, at now: Timestamp) throws
}

/// Where a queued generation goes in its line.
package enum LineMove: String, Sendable, CaseIterable {
    case first, up, down, last
}

/// All generations that are not over, over all projects.
package struct QueueContents: Sendable, Equatable {
    /// So many of each of the three lists are shown at most.
    package static let longest = 300

    /// What runs, and what is being made sure of; the oldest first.
    package let running: [TakeContents]
    /// In the order in which they are sent.
    package let waiting: [TakeContents]
    /// What waits for a person; the oldest first.
    package let held: [TakeContents]
    /// How many there are in all.
    package let count: Int
    /// Since when nothing new is sent by the person's wish; nil: it is.
    package let heldSince: Timestamp?

    package init(
        running: [TakeContents], waiting: [TakeContents], held: [TakeContents], count: Int, heldSince: Timestamp?
    ) {
        self.running = running
        self.waiting = waiting
        self.held = held
        self.count = count
        self.heldSince = heldSince
    }
}
