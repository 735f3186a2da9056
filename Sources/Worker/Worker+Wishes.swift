import Studio

extension Worker {
    /// What the last look found: jobs that could be the generation's.
    package nonisolated func candidates(for id: GenerationID) -> CandidatesAnswer {
        board[id]
    }

    /// The server says that something happened to a job: it is asked about now, whatever the pause between two polls.
    /// Nothing is believed of what was said, and an id that no running generation has does nothing.
    package nonisolated func wake(job id: String, at connection: ConnectionID) {
        doorbell.ring(call: JobCall(connection: connection, jobID: id))
    }

    /// Why a queued generation is not sent yet, as the worker saw it last.
    package nonisolated func waiting(_ id: GenerationID) -> WaitReason? {
        waits[id]
    }

    func fulfilWishes() {
        for noted in wishes.waiting where begin(noted) { wishes.began(noted.id) }
        for noted in wishes.open where isMoot(noted.wish) { forget(noted) }
    }

    /// The generation whose job was named needs none any more.
    private func isMoot(_ wish: Wish) -> Bool {
        if case .adopt(let id, _) = wish { agenda[id]?.generation.state != .uncertain } else { false }
    }

    /// - Returns: false while the same is under way already: then it is begun after that.
    private func begin(_ noted: NotedWish) -> Bool {
        switch noted.wish {
        case .lookAgain(let id):
            agenda.change(id) { $0.due = clock.monotonic() }
            forget(noted)
            return true
        case .adopt(let id, let jobID):
            // An errand adopts it, because that must not run beside another look or a paid request.
            agenda.change(id) {
                $0.namedJob = jobID
                $0.due = clock.monotonic()
            }
            return true
        case .resume(let id): return begin(.resume(id), noted) { await $0.resume(id) }
        case .fetchAgain(let id): return begin(.fetchAgain(id), noted) { await $0.fetchVanished(id) }
        case .readdress(let id): return begin(.readdress(id), noted) { await $0.readdressed(id) }
        }
    }

    private func begin(
        _ work: Work, _ noted: NotedWish, _ body: @escaping @Sendable (isolated Worker) async -> Void
    ) -> Bool {
        guard underWay[work] == nil, !isStopping else { return false }
        underWay[work] = Task {
            await body(self)
            if !Task.isCancelled { forget(noted) }
            ended(work)
        }
        return true
    }

    /// An errand has done what was wished, unless it was cut off.
    func ended(_ wish: Wish) {
        guard !Task.isCancelled else { return }
        for noted in wishes.open where noted.wish == wish { forget(noted) }
    }

    /// One that cannot be forgotten is done again after the next start, which does no harm.
    private func forget(_ noted: NotedWish) {
        do {
            try queue.forget(noted.id)
            wishes.ended(noted.id)
        } catch {
            journal.warning("a wish that is done cannot be forgotten, and may be done again: \(error)")
        }
    }
}
