/// What was made and spent in a span of days, for charts. Money is real money only; jobs that were not sent from here
/// cost nothing here and are in no rate.
package struct UsageReport: Sendable, Equatable {
    /// Every day of the span, the oldest first.
    package let days: [DayUsage]
    /// The dearest first, then the most used.
    package let models: [ModelReport]
    /// The most frequent first.
    package let failures: [FailureCause]
    /// The one with the most clips first.
    package let projects: [ProjectUsage]

    /// At most so many models, causes and projects.
    package static let longestList = 20

    package init(days: [DayUsage], models: [ModelReport], failures: [FailureCause], projects: [ProjectUsage]) {
        self.days = days
        self.models = models
        self.failures = failures
        self.projects = projects
    }

    package var committed: Money { days.reduce(.zero) { $0 + $1.committed } }
}

/// Real money of what was pressed on one calendar day, UTC.
package struct DayUsage: Sendable, Equatable {
    /// Its midnight, UTC.
    package let day: Timestamp
    /// Stated by the server, else by the price list.
    package let spent: Money
    /// Set aside for what is still open.
    package let reserved: Money
    /// Accepted or perhaps accepted, but without a clip.
    package let possible: Money

    package init(day: Timestamp, spent: Money = .zero, reserved: Money = .zero, possible: Money = .zero) {
        self.day = day
        self.spent = spent
        self.reserved = reserved
        self.possible = possible
    }

    package var committed: Money { spent + reserved + possible }
}

/// How one model did in the report's days.
package struct ModelReport: Sendable, Equatable {
    package let model: String
    package let simulated: Bool
    package let completed: Int
    package let failed: Int
    /// Real money: spent, set aside or possibly spent.
    package let amount: Money
    /// From the request to the film on disk; nil without a completed clip.
    package let times: Spread?

    package init(
        model: String, simulated: Bool, completed: Int, failed: Int, amount: Money, times: Spread? = nil
    ) {
        self.model = model
        self.simulated = simulated
        self.completed = completed
        self.failed = failed
        self.amount = amount
        self.times = times
    }

    /// Completed of all that ended by itself, 0…1; nil while nothing has.
    package var successRate: Double? {
        let ended = completed + failed
        return ended == 0 ? nil : Double(completed) / Double(ended)
    }
}

/// Why generations failed: a problem's code with the newest sentence that came with it.
package struct FailureCause: Sendable, Equatable {
    package let code: String
    package let message: String
    package let count: Int

    package init(code: String, message: String, count: Int) {
        self.code = code
        self.message = message
        self.count = count
    }
}

/// How many clips of a project were finished in the report's days.
package struct ProjectUsage: Sendable, Equatable {
    package let id: ProjectID
    package let title: String
    /// Finished clips of real servers, and of the simulator.
    package let clips: Int
    package let simulatedClips: Int

    package init(id: ProjectID, title: String, clips: Int, simulatedClips: Int) {
        self.id = id
        self.title = title
        self.clips = clips
        self.simulatedClips = simulatedClips
    }
}

/// One generation as a line of the bill.
package struct UsageLine: Sendable, Equatable {
    package let take: Generation
    package let project: ProjectID
    package let projectTitle: String
    package let videoTitle: String

    package init(take: Generation, project: ProjectID, projectTitle: String, videoTitle: String) {
        self.take = take
        self.project = project
        self.projectTitle = projectTitle
        self.videoTitle = videoTitle
    }
}
