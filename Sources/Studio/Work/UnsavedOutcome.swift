/// What happened to a generation, kept in memory until the database can save it.
package struct UnsavedOutcome: Sendable, Equatable {
    package let event: GenerationEvent
    /// How long after it the next errand is due; nil leaves it to a person.
    package let wait: Interval?
    /// The time of the event.
    package let at: Timestamp

    package init(event: GenerationEvent, wait: Interval?, at: Timestamp) {
        self.event = event
        self.wait = wait
        self.at = at
    }
}
