/// What was made and what it cost, by real and simulated servers apart. Jobs that somebody else sent are in none of it.
package struct Usage: Sendable, Equatable {
    /// Real money, all time.
    package let total: Bill
    /// Real money of this calendar day, UTC.
    package let today: Bill
    package let models: [ModelUsage]
    package let simulatedClips: Int
    /// Ended generations of real and simulated servers together.
    package let completed: Int
    package let failed: Int
    package let cancelled: Int
    package let active: Int
    /// From the request to the film on disk; nil without a completed generation.
    package let medianTime: Interval?

    package init(
        total: Bill, today: Bill, models: [ModelUsage], simulatedClips: Int, completed: Int, failed: Int,
        cancelled: Int, active: Int, medianTime: Interval?
    ) {
        self.total = total
        self.today = today
        self.models = models
        self.simulatedClips = simulatedClips
        self.completed = completed
        self.failed = failed
        self.cancelled = cancelled
        self.active = active
        self.medianTime = medianTime
    }

    /// Completed of all that ended by itself, 0…1; nil while nothing has.
    package var successRate: Double? {
        let ended = completed + failed
        return ended == 0 ? nil : Double(completed) / Double(ended)
    }
}

/// Sums of the ledger by what is known of them.
package struct Bill: Sendable, Equatable {
    /// Clips that were made: stated by the server, else by the price list.
    package let spent: Money
    /// Set aside for what is still open.
    package let reserved: Money
    /// Accepted or perhaps accepted, but without a clip.
    package let possible: Money
    /// Generations of unknown price: they are in no sum.
    package let unknown: Int
    /// Requests that the server refused without saying whether that costs.
    package let refused: Int

    package init(spent: Money, reserved: Money, possible: Money, unknown: Int, refused: Int = 0) {
        self.spent = spent
        self.reserved = reserved
        self.possible = possible
        self.unknown = unknown
        self.refused = refused
    }

    package var committed: Money { spent + reserved + possible }
}

/// What one model has made and cost; `seconds` are of finished film, `amount` is real money.
package struct ModelUsage: Sendable, Equatable {
    package let model: String
    package let clips: Int
    package let seconds: Int
    package let simulated: Bool
    package let amount: Money

    package init(model: String, clips: Int, seconds: Int, simulated: Bool, amount: Money) {
        self.model = model
        self.clips = clips
        self.seconds = seconds
        self.simulated = simulated
        self.amount = amount
    }
}

/// What somebody who watches the program wants to know of its worker.
package struct QueueHealth: Sendable, Equatable {
    package let jobsByState: [GenerationState: Int]
    /// When any server was last heard of any job.
    package let lastSuccessfulPoll: Timestamp?
    package let oldestUnfinished: Timestamp?

    package init(
        jobsByState: [GenerationState: Int], lastSuccessfulPoll: Timestamp?, oldestUnfinished: Timestamp?
    ) {
        self.jobsByState = jobsByState
        self.lastSuccessfulPoll = lastSuccessfulPoll
        self.oldestUnfinished = oldestUnfinished
    }
}
