/// What the worker remembers of one connection.
package struct Lane: Sendable {
    /// nil when the connection is gone while generations still name it.
    package var connection: Connection?
    /// The server refused the key when it was asked for something free: it is asked nothing until the person says so.
    package var isRefused = false
    /// A pause that could not be saved.
    package var unsavedPause: Problem?
    /// Nothing is sent before: the server could not be reached, or the row could not be marked.
    package private(set) var closedUntil = Interval.zero
    /// Why, where it is known.
    package private(set) var closedBecause: Problem?
    /// The same for one model: the server said to come later.
    package var closedModels: [String: Interval] = [:]
    /// No job is polled before: the server asked for rest.
    package var quietUntil = Interval.zero
    /// Times in a row that a row could not be marked.
    package var failedMarks = 0
    /// The person wants nothing new to be sent, by any connection.
    package var isHeld = false

    package init(_ connection: Connection? = nil) {
        self.connection = connection
    }

    package var pause: Problem? { unsavedPause ?? connection?.pause }

    package var runningLimit: Int { connection?.runningLimit ?? Connection.usualRunningLimit }

    package func isOpen(for model: String, at now: Interval) -> Bool {
        !isHeld && pause == nil && !isRefused && closedUntil <= now && (closedModels[model] ?? .zero) <= now
    }

    package mutating func close(until opening: Interval, because problem: Problem?) {
        closedUntil = opening
        closedBecause = problem
    }

    /// A pause that was lifted in the database is over here too.
    mutating func take(up connection: Connection?) {
        self.connection = connection
        if pause == nil { isRefused = false }
    }

    /// When something that is closed now opens again.
    var openings: [Interval] { [closedUntil, quietUntil] + closedModels.values }
}
