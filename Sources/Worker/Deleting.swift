import Studio

/// A job that the person stopped: the server is asked to delete it; what it answers changes nothing else.
extension Worker {
    private static let tries = 5

    func askDeletion(_ generation: Generation) async {
        guard let jobID = generation.jobID else { return }
        await discard(generation)
        let server: any VideoServer
        do {
            server = try servers.server(for: generation.server)
        } catch {
            return settle(.deletionAnswered(.refused), for: generation.id, then: nil)
        }
        let answer = await server.delete(jobID)
        guard !Task.isCancelled else { return }
        agenda.change(generation.id) { $0.polls += 1 }
        let tries = agenda[generation.id]?.polls ?? Self.tries
        if answer == .done || answer == .refused {
            settle(.deletionAnswered(answer), for: generation.id, then: nil)
        } else if tries >= Self.tries {
            settle(.deletionAnswered(.refused), for: generation.id, then: nil)
        } else {
            let wait = Backoff.trouble(attempt: tries, jitter: random())
            agenda.change(generation.id) { $0.due = clock.monotonic() + wait }
        }
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
