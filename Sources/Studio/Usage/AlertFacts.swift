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

    /// Connections by which nothing is sent at the moment.
    package struct Pause: Sendable, Equatable {
        package let connection: ConnectionID
        package let name: String
        package let problem: Problem

        package init(connection: ConnectionID, name: String, problem: Problem) {
            self.connection = connection
            self.name = name
            self.problem = problem
        }
    }

    /// The newest generations that ended by themselves, at most ``Alert/window``; and how many of them failed.
    package var ended = 0
    package var failed = 0
    /// The dearest real clip that was pressed in the last 24 hours.
    package var dearest: Outlier<Money>?
    /// What took longest of all that is under way or ended in the last 24 hours.
    package var slowest: Outlier<Interval>?
    package var pauses: [Pause] = []
    /// Generations that wait for credit.
    package var heldForCredit = 0
    /// How often a server said to come later in the last hour.
    package var deferrals = 0

    package init() {}
}
