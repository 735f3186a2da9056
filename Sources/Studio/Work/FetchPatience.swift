/// How long a film that does not come is asked for. A paid film is given up only when asking again cannot help.
package struct FetchPatience: Sendable, Equatable {
    /// Why a film did not come.
    package enum Failure: Hashable, Sendable {
        /// All bytes came, but they are no whole film.
        case notWhole
        /// Something else came: a web page, JSON, a picture.
        case notAFilm
        /// The server says that it does not have it, and said so again for a fresh link.
        case gone
        /// Whatever else came between; what was received is kept.
        case interrupted
    }

    private var counts: [Failure: Int] = [:]
    private var goneSince: Interval?

    package init() {}

    /// Tries in a row without a byte more.
    package var fruitless: Int { counts.values.reduce(0, +) }

    /// Counts a failure.
    /// - Returns: whether to ask again.
    package mutating func asksAgain(after failure: Failure, at now: Interval) -> Bool {
        let count = (counts[failure] ?? 0) + 1
        counts[failure] = count
        switch failure {
        case .interrupted: return true
        case .notWhole: return count < 5
        case .notAFilm: return count < 3
        case .gone:
            let since = goneSince ?? now
            goneSince = since
            return count < Generation.missingReplies || now - since < Generation.missingSpan
        }
    }

    /// Some of it came: the waits begin again at the shortest.
    package mutating func gotOn() {
        counts[.interrupted] = nil
    }
}
