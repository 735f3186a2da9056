import Studio

/// The paid request: fence, mark, send once, classify, save. One at a time per connection.
extension Worker {
    func send(_ generation: Generation) async {
        let server: any VideoServer
        do {
            server = try servers.server(for: generation.server)
        } catch {
            return settle(.needsMending(error), for: generation.id, then: nil)
        }
        switch await server.newestJob() {
        case .fence(let fence):
            guard await isNew(generation, at: server) else { return }
            await sendOnce(generation, behind: fence, to: server)
        case .needsMending(let problem): stopSending(problem, generation, refused: true)
        case .trouble(let problem, let wish): stepBack(problem, generation, wish: wish)
        }
    }

    /// The row says `submitting` on the disk before the first byte goes out; whatever comes then is saved before
    /// anything else happens.
    private func sendOnce(_ generation: Generation, behind fence: Fence, to server: any VideoServer) async {
        guard !isStopping, let taken = mark(generation, behind: fence) else { return }
        let references = taken.settings.references.map(media.referencePath)
        switch await server.create(taken.settings, references: references) {
        case .accepted(let job):
            settle(.accepted(job), for: taken.id, then: job.status == .finished ? .zero : pollInterval)
        case .unsent(let problem): stepBack(problem, taken, wish: nil)
        case .comeLater(let problem, let wish): comeLater(problem, taken, wish: wish)
        case .needsMending(let problem): stopSending(problem, taken, refused: false)
        case .refused(let problem): settle(.refused(problem), for: taken.id, then: nil)
        case .unknown(let problem, let evidence):
            settle(.lost(problem), for: taken.id)
            if let evidence { record(.wire, evidence, for: taken) }
        }
    }

    /// - Returns: nil when nothing may be sent: the row is not queued any more, or could not be marked.
    private func mark(_ generation: Generation, behind fence: Fence) -> Generation? {
        let now = clock.moment
        do {
            if let taken = try queue.take(generation.id, fence: fence, at: now.wall) {
                agenda[lane: generation.server.connection].failedMarks = 0
                agenda.settle(taken, due: now.monotonic, at: now.monotonic)
                note(generation, taken)
                return taken
            }
        } catch {
            journal.error("\(label(generation)) cannot be marked as being sent, so nothing was sent: \(error)")
        }
        closeAfterFailedMark(generation.server.connection, at: now.monotonic)
        return nil
    }

    private func closeAfterFailedMark(_ connection: ConnectionID, at now: Interval) {
        let wait = Backoff.unsent(attempt: agenda[lane: connection].failedMarks, jitter: random())
        agenda[lane: connection].close(until: now + wait, because: nil)
        agenda[lane: connection].failedMarks += 1
        doorbell.ring(news: true)
    }

    /// Provably nothing was sent. The server cannot be reached, so the others of its connection wait as well.
    func stepBack(_ problem: Problem, _ generation: Generation, wish: Interval?) {
        let otherwise = Backoff.unsent(attempt: generation.attempts, jitter: random())
        let wait = Backoff.asked(wish, otherwise: otherwise, jitter: random())
        agenda[lane: generation.server.connection].close(until: clock.monotonic() + wait, because: problem)
        settle(.unsent(problem, retryAt: clock.now() + wait), for: generation.id, then: wait)
    }

    /// The server limits how often a model is asked for: the others of this model wait as well.
    private func comeLater(_ problem: Problem, _ generation: Generation, wish: Interval?) {
        let otherwise = Backoff.unsent(attempt: generation.attempts, jitter: random())
        let wait = Backoff.asked(wish, otherwise: otherwise, jitter: random())
        let until = clock.monotonic() + wait
        agenda[lane: generation.server.connection].closedModels[generation.settings.model] = until
        settle(.deferred(problem, until: clock.now() + wait), for: generation.id, then: wait)
    }

    /// Key or credit: paused first, so that no other request can slip through.
    private func stopSending(_ problem: Problem, _ generation: Generation, refused: Bool) {
        pause(generation.server.connection, problem, refused: refused)
        settle(.needsMending(problem), for: generation.id, then: nil)
    }
}
