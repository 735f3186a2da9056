import Studio

/// Asking the server how a job is getting on. No trouble on the way ever fails a job.
extension Worker {
    func watch(_ generation: Generation) async {
        guard let jobID = generation.jobID, let server = serverToAsk(for: generation) else { return }
        let answer = await server.retrieve(jobID)
        guard !Task.isCancelled else { return }
        switch answer {
        case .job(let job, let wish): await heard(job, wish: wish, of: generation, from: server)
        case .missing(let problem): missing(problem, generation)
        case .needsMending(let problem): refused(problem, generation)
        case .trouble(let problem, let wish): troubled(problem, generation, wish: wish)
        }
    }

    /// The server that has the job. When the connection has changed since the press the job waits, and says so.
    func serverToAsk(for generation: Generation) -> (any VideoServer)? {
        do {
            return try servers.server(for: generation.server)
        } catch {
            let wait = Interval.minutes(5)
            settle(.troubled(error, retryAt: clock.now() + wait), for: generation.id, then: wait)
            return nil
        }
    }

    /// Something free was refused: the connection pauses, the job keeps its state.
    func refused(_ problem: Problem, _ generation: Generation) {
        pause(generation.server.connection, problem, refused: true)
        agenda.change(generation.id) { $0.due = clock.monotonic() }
    }

    private func heard(
        _ job: RemoteJob, wish: Interval?, of generation: Generation, from server: any VideoServer
    ) async {
        let slowness = agenda[generation.id]?.slowness(at: clock.monotonic()) ?? .usual
        let wait = Pace.afterAnswer(usual: pollInterval, wish: wish, slowness: slowness, jitter: random())
        let isOver = job.status != .queued && job.status != .running
        settle(.polled(job), for: generation.id, then: isOver && job.id == generation.jobID ? .zero : wait)
        agenda.change(generation.id) { $0.polls += 1 }
        if slowness != .usual, !isOver, agenda[generation.id]?.isEarlyFetchDue == true {
            await fetchEarly(generation, from: server)
        }
    }

    /// Its times are measured on the monotonic clock: a wall clock that jumps must not end a job.
    private func missing(_ problem: Problem, _ generation: Generation) {
        let now = clock.monotonic()
        let since = agenda[generation.id]?.missingSince ?? now
        agenda.change(generation.id) { $0.missingSince = since }
        let count = generation.missing?.count ?? 0
        let wait = Pace.afterTrouble(
            attempt: count, usual: pollInterval, wish: nil, slowness: .usual, jitter: random())
        let time = generation.missing.map { $0.since + (now - since) }
        settle(.missing(problem), for: generation.id, then: wait, at: time)
    }

    private func troubled(_ problem: Problem, _ generation: Generation, wish: Interval?) {
        let now = clock.monotonic()
        let slowness = agenda[generation.id]?.slowness(at: now) ?? .usual
        let wait = Pace.afterTrouble(
            attempt: generation.attempts, usual: pollInterval, wish: wish, slowness: slowness, jitter: random())
        if wish != nil { agenda[lane: generation.server.connection].quietUntil = now + wait }
        settle(.troubled(problem, retryAt: clock.now() + wait), for: generation.id, then: wait)
    }
}

extension Seat {
    fileprivate var isEarlyFetchDue: Bool {
        generation.state == .inProgress && polls % Pace.pollsPerEarlyFetch == 0
    }
}
