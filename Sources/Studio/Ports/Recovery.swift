/// What was set right when the program started, before any page or request.
package struct Recovery: Sendable, Equatable {
    /// Paid requests that the last process left on the wire: now `uncertain`.
    package let interrupted: Int
    /// Generations that had waited in the queue for long: now `held` until a person says so.
    package let held: Int

    package init(interrupted: Int, held: Int) {
        self.interrupted = interrupted
        self.held = held
    }
}
