/// What a server has seen and accepted.
struct Book: Sendable {
    struct Post: Sendable {
        let prompt: String
        /// The job that was made of it.
        let job: String?
        /// The answer said beyond doubt that there is no job, and that another time there may be one.
        let wasTurnedAway: Bool
        let at: ContinuousClock.Instant
    }

    struct Seen: Sendable {
        let method: String
        let path: String
        let authorization: String?
        let at: ContinuousClock.Instant
    }

    var posts: [Post] = []
    var calls: [Seen] = []
    /// Oldest first.
    var jobs: [Job] = []
    var listings = 0
    var connections = 0
    var callsAtOnce = 0
    var mostCallsAtOnce = 0

    func job(_ id: String) -> Int? { jobs.firstIndex { $0.id == id } }

    func calls(to part: String) -> Int { calls.count { $0.path.contains(part) } }

    func posts(of prompt: String) -> [Post] { posts.filter { $0.prompt == prompt } }
}
