/// What a person who looks away wants to be told.
package struct Activity: Sendable, Equatable {
    package struct Item: Sendable, Equatable {
        package let take: Generation
        /// The video's title.
        package let video: String

        package init(take: Generation, video: String) {
            self.take = take
            self.video = video
        }
    }

    /// So many of each kind are told at most.
    package static let longest = 20

    /// Completed or failed since; oldest first. What was cancelled is no news.
    package let ended: [Item]
    /// Held, or uncertain with nothing left to try: a person has to decide.
    package let waiting: [Item]

    package init(ended: [Item], waiting: [Item]) {
        self.ended = ended
        self.waiting = waiting
    }
}
