import Studio

/// What is done when a film does not come: it is paid for, so it is given up last of all.
extension Worker {
    /// So much is left free for the database before a film is received.
    static let leastRoom: Int64 = 32 << 20

    func hasRoom(for generation: Generation) -> Bool {
        guard let free = media.freeBytes() else { return true }
        let needed = max(agenda[generation.id]?.shortage?.roomNeeded(at: clock.monotonic()) ?? 0, Self.leastRoom)
        guard free < needed else { return true }
        let problem = Problem(
            code: "disk_full",
            message: "The disk is full: \(free >> 20) MiB are free, more than \(needed >> 20) MiB are needed.")
        tellOfRoom(problem, generation)
        return false
    }

    /// Nothing is fetched until there is more room than now, or some minutes have passed.
    func waitForRoom(_ problem: Problem, _ generation: Generation) {
        let shortage = Shortage(free: media.freeBytes() ?? 0, since: clock.monotonic())
        agenda.change(generation.id) { $0.shortage = shortage }
        tellOfRoom(problem, generation)
    }

    private func tellOfRoom(_ problem: Problem, _ generation: Generation) {
        fetchLater(generation.waitingForRoom(problem), generation, after: .seconds(30))
    }

    /// Broken off: it goes on where it was, soon while something comes.
    func interrupted(_ problem: Problem, _ generation: Generation, had: Int64, wish: Interval?) async {
        guard let file = await partialFile(of: generation) else { return }
        if file.received > had { agenda.change(generation.id) { $0.patience.gotOn() } }
        _ = asksAgain(generation, after: .interrupted)
        let usual = Backoff.trouble(attempt: fruitless(generation) - 1, jitter: random())
        fetchLater(problem, generation, after: Backoff.asked(wish, otherwise: usual, jitter: random()))
    }

    /// What came is not the film: it is thrown away and fetched from the start, a few times.
    func startOver(_ problem: Problem, _ generation: Generation, _ failure: FetchPatience.Failure) async {
        do {
            try await desk.run { media throws(Problem) in try media.discardPartial(of: generation.id) }
        } catch {
            return fetchLater(error, generation)
        }
        guard asksAgain(generation, after: failure) else {
            return settle(.unfetchable(generation.unfetchable(problem)), for: generation.id, then: nil)
        }
        fetchLater(problem, generation)
    }

    /// The server does not have it, not even by a fresh link.
    func gone(_ problem: Problem, _ generation: Generation) {
        let isExpired = generation.expiresAt.map { $0 <= clock.now() } ?? false
        guard !isExpired, asksAgain(generation, after: .gone) else {
            return settle(.unfetchable(generation.expired(problem)), for: generation.id, then: nil)
        }
        fetchLater(problem, generation)
    }

    func fetchLater(_ problem: Problem, _ generation: Generation, after wait: Interval? = nil) {
        let wait = wait ?? Backoff.trouble(attempt: max(fruitless(generation) - 1, 0), jitter: random())
        settle(.troubled(problem, retryAt: clock.now() + wait), for: generation.id, then: wait)
    }

    private func asksAgain(_ generation: Generation, after failure: FetchPatience.Failure) -> Bool {
        var again = true
        agenda.change(generation.id) { again = $0.patience.asksAgain(after: failure, at: clock.monotonic()) }
        return again
    }

    private func fruitless(_ generation: Generation) -> Int {
        agenda[generation.id]?.patience.fruitless ?? 0
    }
}
