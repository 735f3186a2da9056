import Studio

extension Worker {
    /// The person mended what a connection was paused for: key or credit. It is checked free of charge first.
    package nonisolated func resume(_ connection: ConnectionID) {
        doorbell.ring(news: true, wish: .resume(connection))
    }

    /// Looks for the job of an uncertain generation again, now.
    package nonisolated func lookAgain(_ id: GenerationID) {
        doorbell.ring(news: true, wish: .lookAgain(id))
    }

    /// Makes a job that the person named an uncertain generation's, once the server has confirmed it.
    /// The outcome shows on the row: in progress, or a problem that says why not.
    package nonisolated func adopt(_ id: GenerationID, jobID: String) {
        doorbell.ring(news: true, wish: .adopt(id, jobID: jobID))
    }

    /// Ends an uncertain generation whose job nobody can find.
    /// - Returns: the generation as saved; nil when it was not uncertain any more.
    package nonisolated func giveUp(_ id: GenerationID) throws -> Generation? {
        guard let generation = try queue.generation(id) else { return nil }
        defer { doorbell.ring(news: true) }
        return try queue.apply(.givenUp(generation.givenUpProblem), to: id, at: clock.now())
    }

    /// What the last look found: jobs that could be the generation's.
    package nonisolated func candidates(for id: GenerationID) -> CandidatesAnswer {
        board[id]
    }

    /// The film of a completed generation has vanished: fetches it once more. Its record tells what came of it.
    package nonisolated func fetchAgain(_ id: GenerationID) {
        doorbell.ring(wish: .fetchAgain(id))
    }

    /// The person says that the connection's new key or address is the same account.
    package nonisolated func readdress(_ id: GenerationID) {
        doorbell.ring(wish: .readdress(id))
    }

    /// The server says that something happened to a job: it is asked about now, whatever the pause between two polls.
    /// Nothing is believed of what was said, and an id that no running generation has does nothing.
    package nonisolated func wake(job id: String, at connection: ConnectionID) {
        doorbell.ring(wish: .poll(connection, jobID: id))
    }

    /// Why a queued generation is not sent yet, as the worker saw it last.
    package nonisolated func waiting(_ id: GenerationID) -> WaitReason? {
        waits[id]
    }

    func fulfil(_ wish: Wish) {
        let now = clock.monotonic()
        switch wish {
        case .lookAgain(let id): agenda.change(id) { $0.due = now }
        case .adopt(let id, let jobID):
            agenda.change(id) {
                $0.namedJob = jobID
                $0.due = now
            }
        case .resume(let connection): check(connection)
        case .fetchAgain(let id): begin(.fetchAgain(id)) { await $0.fetchVanished(id) }
        case .readdress(let id): begin(.readdress(id)) { await $0.readdressed(id) }
        case .poll(let connection, let jobID): agenda.pollNow(jobID, at: connection, now: now)
        }
    }

    private func begin(_ work: Work, _ body: @escaping @Sendable (isolated Worker) async -> Void) {
        guard underWay[work] == nil, !isStopping else { return }
        underWay[work] = Task {
            await body(self)
            ended(work)
        }
    }
}
