import Studio

extension Worker {
    /// Nothing is sent on the connection until a person has mended it.
    /// - Parameter refused: even something free was refused, so that nothing is polled either.
    func pause(_ connection: ConnectionID, _ problem: Problem, refused: Bool) {
        agenda[lane: connection].unsavedPause = problem
        if refused { agenda[lane: connection].isRefused = true }
        journal.warning("connection=\(connection) paused code=\(problem.code)")
        savePauses()
    }

    /// A pause that cannot be saved holds all the same, and is saved later.
    func savePauses() {
        guard !store.isTroubled || store.retryAt <= clock.monotonic() else { return }
        for (id, lane) in agenda.lanes {
            guard let problem = lane.unsavedPause else { continue }
            do {
                try queue.setPause(problem, of: id, at: clock.now())
                agenda[lane: id].unsavedPause = nil
                store.isStale = true
                doorbell.ring(news: true)
            } catch {
                store.failed(at: clock.monotonic(), jitter: random())
                journal.error("connection=\(id) cannot save its pause, it holds all the same: \(error)")
            }
        }
    }

    /// What waits at a connection goes on. A paused one is asked something free first: unless the key is refused again,
    /// sending and polling go on, and the generation that had run into the pause goes back into the queue.
    func resume(_ connection: ConnectionID) async {
        let lane = agenda[lane: connection]
        if let paused = lane.connection, let pause = lane.pause {
            guard await isMended(paused), !Task.isCancelled else { return }
            lift(pause, of: connection)
        }
        agenda.goOn(at: connection, now: clock.monotonic())
    }

    private func isMended(_ connection: Connection) async -> Bool {
        do {
            guard case .needsMending(let problem) = try await servers.server(for: connection.server).newestJob() else {
                return true
            }
            pause(connection.id, problem, refused: true)
        } catch {
            pause(connection.id, error, refused: true)
        }
        return false
    }

    private func lift(_ pause: Problem, of connection: ConnectionID) {
        do {
            try queue.setPause(nil, of: connection, at: clock.now())
            agenda[lane: connection].isRefused = false
            agenda[lane: connection].close(until: .zero, because: nil)
            for generation in try queue.unfinished()
            where generation.server.connection == connection && generation.isHeld(by: pause) {
                _ = try queue.apply(.released, to: generation.id, at: clock.now())
            }
            journal.info("connection=\(connection) goes on")
        } catch {
            journal.error("connection=\(connection) cannot save that it goes on; press “go on” again: \(error)")
        }
        doorbell.ring(news: true)
    }
}

extension Generation {
    fileprivate func isHeld(by pause: Problem) -> Bool {
        state == .held && problem == pause
    }
}
