import Studio

/// A generation whose connection has another key or address now, and the person says that it is the same account.
extension Worker {
    /// What was never sent moves at once; a job moves only when the new address knows it.
    func readdressed(_ id: GenerationID) async {
        do {
            guard let generation = try queue.generation(id), !generation.state.isFinal else { return }
            let present = try servers.present(generation.server.connection)
            if let jobID = generation.jobID, let refusal = await refusal(of: jobID, by: present.server) {
                record(.note, "It stays where it is: \(refusal.message)", for: generation)
                return settle(
                    .troubled(.notThere(refusal), retryAt: clock.now() + .minutes(5)), for: id, then: .minutes(5))
            }
            guard let moved = try queue.apply(.readdressed(present.identity), to: id, at: clock.now()) else { return }
            record(.note, "It goes on at \(present.identity.address) with the present key.", for: moved)
            doorbell.ring(news: true)
        } catch let problem as Problem {
            journal.warning("generation=\(id) cannot move code=\(problem.code)")
        } catch {
            journal.error("generation=\(id) cannot be moved to the present connection: \(error)")
        }
    }

    /// Why the server does not have the job; nil when it has.
    private func refusal(of jobID: String, by server: any VideoServer) async -> Problem? {
        switch await server.retrieve(jobID) {
        case .job(let job, _) where job.id == jobID: nil
        case .job(let job, _): Problem(code: "wrong_job", message: "It answered for \(job.id.foreign(limit: 80)).")
        case .missing(let problem), .needsMending(let problem), .trouble(let problem, _): problem
        }
    }
}

extension Problem {
    /// Keeps the code, so that the page goes on to ask.
    fileprivate static func notThere(_ reason: Problem) -> Problem {
        Problem(
            code: "connection_changed",
            message: "The connection has changed, and what it leads to now does not have this job: \(reason.message)")
    }
}
