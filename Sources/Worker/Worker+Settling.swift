import Studio

extension Worker {
    /// Saves what happened. What cannot be saved now is kept and saved later; until then nothing else is done for
    /// the generation, and nothing is sent on its connection.
    /// - Parameters:
    ///   - wait: until the next errand; nil leaves it to a person.
    ///   - now: the time of the event, where it is not the wall clock's.
    func settle(_ event: GenerationEvent, for id: GenerationID, then wait: Interval? = .zero, at now: Timestamp? = nil)
    {
        save(UnsavedOutcome(event: event, wait: wait, at: now ?? clock.now()), for: id)
    }

    func saveAgain(_ id: GenerationID) {
        if let outcome = agenda[id]?.unsaved { save(outcome, for: id) }
    }

    private func save(_ outcome: UnsavedOutcome, for id: GenerationID) {
        guard let seat = agenda[id] else { return }
        let now = clock.monotonic()
        do {
            let event = try checked(outcome.event, for: seat.generation)
            if let saved = try queue.apply(event, to: id, at: outcome.at) {
                agenda.settle(saved, due: outcome.wait.map { now + $0 }, at: now)
                if saved.state != .uncertain { board.clear(id) }
                note(seat.generation, saved)
            } else {
                overtaken(id, outcome, at: now)
            }
        } catch {
            keep(outcome, for: seat, at: now)
            journal.error("\(label(seat.generation)) cannot save what happened, trying again: \(error)")
        }
    }

    /// A job belongs to one generation.
    private func checked(_ event: GenerationEvent, for generation: Generation) throws -> GenerationEvent {
        guard case .accepted(let job) = event, try isOwned(job.id, at: generation) else { return event }
        return .duplicated(generation.duplicate(of: job.id))
    }

    /// Whether another generation has the job.
    func isOwned(_ jobID: String, at generation: Generation) throws -> Bool {
        guard try queue.ownedJobs(at: generation.server).contains(jobID) else { return false }
        return try queue.generation(generation.id)?.jobID != jobID
    }

    private func keep(_ outcome: UnsavedOutcome, for seat: Seat, at now: Interval) {
        let wait = Backoff.trouble(attempt: seat.failedSaves, jitter: random())
        agenda.change(seat.generation.id) {
            $0.unsaved = outcome
            $0.failedSaves += 1
            $0.due = now + wait
        }
    }

    /// It changed nothing, or the person was faster and the row is elsewhere. The database knows.
    private func overtaken(_ id: GenerationID, _ outcome: UnsavedOutcome, at now: Interval) {
        agenda.change(id) {
            $0.unsaved = nil
            $0.failedSaves = 0
            $0.due = outcome.wait.map { now + ($0 > .zero ? $0 : pollInterval) }
        }
        store.isStale = true
        doorbell.ring(news: true)
    }

    func note(_ before: Generation, _ after: Generation) {
        guard before.state != after.state else { return }
        let code = after.problem?.code ?? "-"
        let line = "\(label(after)) from=\(before.state.rawValue) to=\(after.state.rawValue) code=\(code)"
        switch after.state {
        case .held, .uncertain, .failed: journal.warning(line)
        default: journal.info(line)
        }
    }

    /// Never a prompt, never a key.
    func label(_ generation: Generation) -> String {
        "generation=\(generation.id) connection=\(generation.server.connection)"
    }

    /// Adds to the generation's own log; that it cannot be saved is no reason to stop.
    func record(_ kind: LogEntry.Kind, _ text: String, for generation: Generation) {
        do {
            try queue.log(LogEntry(kind: kind, text: text), for: generation.id, at: clock.now())
        } catch {
            journal.warning("\(label(generation)) cannot save a line of its log: \(error)")
        }
    }
}
