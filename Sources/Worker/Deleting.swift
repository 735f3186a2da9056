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
            return endDeletion(.refused, "it cannot be asked: \(error.message)", generation)
        }
        let answer = await server.delete(jobID)
        guard !Task.isCancelled else { return }
        agenda.change(generation.id) { $0.polls += 1 }
        let tries = agenda[generation.id]?.polls ?? Self.tries
        switch answer {
        case .done: endDeletion(.done, "it has deleted it, or had it no longer", generation)
        case .refused: endDeletion(.refused, "it refuses, or cannot", generation)
        case .none, .wanted:
            guard tries < Self.tries else {
                return endDeletion(.refused, "it was asked \(tries) times and did not answer to it", generation)
            }
            let wait = Backoff.trouble(attempt: tries, jitter: random())
            agenda.change(generation.id) { $0.due = clock.monotonic() + wait }
        }
    }

    private func endDeletion(_ answer: ServerDeletion, _ finding: String, _ generation: Generation) {
        settle(.deletionAnswered(answer), for: generation.id, then: nil)
        let job = (generation.jobID ?? "").foreign(limit: 80)
        record(.note, "The server shall delete job \(job): \(finding).", for: generation)
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
