import Studio

/// A job that is over: the server is asked to delete it. What it answers changes nothing else, and what is on this disk
/// stays.
extension Worker {
    private static let tries = 5

    func askDeletion(_ generation: Generation) async {
        guard let jobID = generation.jobID else { return }
        if generation.state == .cancelled { await discard(generation) }
        let server: any VideoServer
        do {
            server = try servers.server(for: generation.server)
        } catch {
            return notDeleted("it cannot be asked: \(error.message)", generation)
        }
        let answer = await server.delete(jobID)
        guard !Task.isCancelled else { return }
        agenda.change(generation.id) { $0.polls += 1 }
        let tries = agenda[generation.id]?.polls ?? Self.tries
        switch answer {
        case .done: settle(.deletionAnswered(.done), for: generation.id, then: nil)
        case .refused: notDeleted("it refuses, or cannot", generation)
        case .none, .wanted:
            guard tries < Self.tries else {
                return notDeleted("it was asked \(tries) times and did not answer to it", generation)
            }
            let wait = Backoff.trouble(attempt: tries, jitter: random())
            agenda.change(generation.id) { $0.due = clock.monotonic() + wait }
        }
    }

    private func notDeleted(_ reason: String, _ generation: Generation) {
        settle(.deletionAnswered(.refused), for: generation.id, then: nil)
        record(.note, "\(ServerDeletion.refused.logLine): \(reason)", for: generation)
    }

    /// What was received of it only takes room.
    func discard(_ generation: Generation) async {
        do {
            try await desk.run { media throws(Problem) in try media.discardPartial(of: generation.id) }
        } catch {
            journal.warning("\(label(generation)) cannot discard what was received: \(error.message)")
        }
    }
}
