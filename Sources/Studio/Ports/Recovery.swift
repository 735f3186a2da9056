/// What was set right when the program started, before any page or request.
package struct Recovery: Sendable, Equatable {
    /// Paid requests that the last process left on the wire: now `uncertain`.
    package let interrupted: Int
    /// Generations that had waited in the queue for long, or were sent before: now `held` until a person says so.
    package let held: Int
    /// The last one that was about to be sent: whether it was is not known, so its server is looked through first.
    package let doubtful: GenerationID?

    package init(interrupted: Int, held: Int, doubtful: GenerationID? = nil) {
        self.interrupted = interrupted
        self.held = held
        self.doubtful = doubtful
    }
}

extension Problem {
    /// The database does not know of it, but what was noted beside it does.
    package static let sentBefore = Problem(
        code: "sent_before",
        message: "This request was sent before, or was about to be when the program ended: it was noted beside the"
            + " database, which may be a restored copy. Look for its job at the server first. Press Send again only to"
            + " pay for another one.")
}
