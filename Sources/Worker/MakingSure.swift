import Studio

/// A request whose reply was lost: found in the server's list, or the person is asked. Never sent again.
extension Worker {
    func makeSure(_ generation: Generation) async {
        let server: any VideoServer
        do {
            server = try servers.server(for: generation.server)
        } catch {
            return askPerson(generation.unknownAcceptance("It cannot be looked for: \(error.message)"), generation)
        }
        let answer = await list(server, backTo: generation.fence)
        guard !Task.isCancelled else { return }
        switch answer {
        case .listed(let listing): judge(listing, for: generation)
        case .unsupported:
            board.put(.unsupported, for: generation.id)
            askPerson(generation.unknownAcceptance("This server cannot list its jobs."), generation)
        case .needsMending(let problem):
            pause(generation.server.connection, problem, refused: true)
            agenda.change(generation.id) { $0.due = clock.monotonic() }
        case .trouble(let problem): lookLater(problem, generation)
        }
    }

    /// The person named its job: it is asked for, and made this generation's when it exists and is nobody else's.
    func adopt(_ jobID: String, for generation: Generation) async {
        agenda.change(generation.id) { $0.namedJob = nil }
        let server: any VideoServer
        do {
            server = try servers.server(for: generation.server)
        } catch {
            return askPerson(generation.unknownAcceptance(error.message), generation)
        }
        let answer = await server.retrieve(jobID)
        guard !Task.isCancelled else { return }
        let name = jobID.foreign(limit: 80)
        switch answer {
        case .job(let job, _) where job.id == jobID: take(job, by: .person, generation)
        case .job:
            askPerson(generation.unknownAcceptance("The server answered for another job than \(name)."), generation)
        case .missing: askPerson(generation.unknownAcceptance("The server does not know a job \(name)."), generation)
        case .trouble(let problem, _), .needsMending(let problem):
            askPerson(generation.unknownAcceptance("Job \(name) could not be checked: \(problem.message)"), generation)
        }
    }

    private enum Look {
        case listed(Listing)
        case unsupported
        case needsMending(Problem)
        case trouble(Problem)
    }

    private func list(_ server: any VideoServer, backTo fence: Fence?) async -> Look {
        var listing = Listing(backTo: fence)
        var after: String?
        while true {
            switch await server.jobs(after: after, limit: Listing.pageSize) {
            case .page(let page, let hasMore):
                after = listing.read(page, hasMore: hasMore)
                if after == nil || Task.isCancelled { return .listed(listing) }
            case .unsupported: return .unsupported
            case .needsMending(let problem): return .needsMending(problem)
            case .trouble(let problem): return .trouble(problem)
            }
        }
    }

    private func judge(_ listing: Listing, for generation: Generation) {
        let owned: Set<String>
        do {
            owned = try queue.ownedJobs(at: generation.server)
        } catch {
            journal.error("\(label(generation)) cannot tell which jobs are taken, looking again: \(error)")
            return lookLater(nil, generation)
        }
        let candidates = generation.candidates(in: listing, owned: owned).prefix(CandidatesAnswer.longest)
        board.put(.listed(Array(candidates), at: clock.now()), for: generation.id)
        let rivals = agenda.seats.values.map(\.generation).filter { $0.state == .uncertain }
        switch Reconciliation.look(for: generation, in: listing, owned: owned, rivals: rivals) {
        case .adopt(let job, let evidence): take(job, by: evidence, generation)
        case .ask(let jobs):
            let finding = jobs.count == 1 ? "One job there may be it." : "\(jobs.count) jobs there may be it."
            askPerson(generation.unknownAcceptance(finding), generation)
        case .none: foundNothing(generation)
        }
    }

    private func take(_ job: RemoteJob, by evidence: MatchEvidence, _ generation: Generation) {
        do {
            if try isOwned(job.id, at: generation) {
                let name = job.id.foreign(limit: 80)
                return askPerson(generation.unknownAcceptance("Another generation has job \(name)."), generation)
            }
        } catch {
            journal.error("\(label(generation)) cannot tell which jobs are taken, looking again: \(error)")
            return lookLater(nil, generation)
        }
        settle(.found(job, by: evidence), for: generation.id)
        record(.note, "Job \(job.id.foreign(limit: 80)) is this one: matched by \(evidence.rawValue).", for: generation)
    }

    private func foundNothing(_ generation: Generation) {
        guard generation.attempts < Reconciliation.looks.count else {
            return askPerson(generation.unknownAcceptance("Its job is not in the server's list."), generation)
        }
        let wait = Reconciliation.looks[generation.attempts]
        let problem = generation.stillLooking
        settle(.notFound(problem, nextLook: clock.now() + wait), for: generation.id, then: wait)
    }

    private func askPerson(_ problem: Problem, _ generation: Generation) {
        settle(.notFound(problem, nextLook: nil), for: generation.id, then: nil)
    }

    /// The server or the database could not be asked: that is no look.
    private func lookLater(_ problem: Problem?, _ generation: Generation) {
        let failures = agenda[generation.id]?.polls ?? 0
        let wait = Backoff.trouble(attempt: failures, jitter: random())
        agenda.change(generation.id) {
            $0.polls += 1
            $0.due = clock.monotonic() + wait
        }
        if let problem { settle(.troubled(problem, retryAt: clock.now() + wait), for: generation.id, then: wait) }
    }
}
