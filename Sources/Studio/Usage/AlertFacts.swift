/// What the alerts are made of, read in one transaction.
package struct AlertFacts: Sendable, Equatable {
    /// A generation that stands out, and what by.
    package struct Outlier<Measure: Sendable & Equatable>: Sendable, Equatable {
        package let generation: GenerationID
        package let video: VideoID
        package let measure: Measure

        package init(generation: GenerationID, video: VideoID, measure: Measure) {
            self.generation = generation
            self.video = video
            self.measure = measure
        }
    }

    /// A connection by which nothing is sent at the moment, or less than people want.
    package struct Trouble: Sendable, Equatable {
        package let connection: ConnectionID
        package let name: String
        /// What its server said last.
        package let problem: Problem
        package let since: Timestamp
        /// So many generations wait for it.
        package let waiting: Int
        /// How often its server said to come later since then.
        package let times: Int
        /// When it is asked again; nil: no time was told, or it has passed.
        package let until: Timestamp?

        package init(
            connection: ConnectionID, name: String, problem: Problem, since: Timestamp, waiting: Int, times: Int = 1,
            until: Timestamp? = nil
        ) {
            self.connection = connection
            self.name = name
            self.problem = problem
            self.since = since
            self.waiting = waiting
            self.times = times
            self.until = until
        }
    }

    /// The newest generations that ended by themselves, at most ``Alert/window``; and how many of them failed.
    package var ended = 0
    package var failed = 0
    /// The dearest real clip that was pressed in the last 24 hours.
    package var dearest: Outlier<Money>?
    /// What took longest of all that is under way or ended in the last 24 hours.
    package var slowest: Outlier<Interval>?
    /// Connections that are paused: their key was refused or their credit is used up.
    package var pauses: [Trouble] = []
    /// Connections that go on, where generations still wait for credit.
    package var credit: [Trouble] = []
    /// Connections whose server said to come later in the last hour, while something waits for that.
    package var limits: [Trouble] = []

    package init() {}
}
