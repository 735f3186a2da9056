import Studio

/// Bringing a finished film home: received, checked, hashed, named, previewed, described, and only then completed.
extension Worker {
    func fetch(_ generation: Generation) async {
        do {
            if let film = try await desk.run({ media throws(MediaFault) in try media.finished(generation.id) }) {
                return await complete(generation, with: film, from: nil)
            }
        } catch {
            return fetchLater(error.problem, generation)
        }
        guard hasRoom(for: generation), let server = serverToAsk(for: generation) else { return }
        await receive(generation, from: server, isFresh: false)
    }

    /// - Parameter isFresh: the server was asked for a fresh link right before.
    private func receive(_ generation: Generation, from server: any VideoServer, isFresh: Bool) async {
        guard let jobID = generation.jobID, let file = await partialFile(of: generation) else { return }
        let answer = await server.fetch(.video, of: jobID, into: file)
        guard !Task.isCancelled else { return }
        switch answer {
        case .received: await accept(generation, from: server)
        case .interrupted(let problem, let wish): await interrupted(problem, generation, had: file.received, wish: wish)
        case .gone(let problem) where isFresh: gone(problem, generation)
        case .gone(let problem): await askForLink(generation, after: problem, from: server)
        case .unusable(let problem): await startOver(problem, generation, .notAFilm)
        case .unsupported: await startOver(.noFilmOffered, generation, .notAFilm)
        case .diskFull(let problem): waitForRoom(problem, generation)
        case .needsMending(let problem): refused(problem, generation)
        }
    }

    private func accept(_ generation: Generation, from server: any VideoServer) async {
        do {
            let film = try await desk.run { media throws(MediaFault) in try media.accept(generation.id) }
            await complete(generation, with: film, from: server)
        } catch {
            switch error {
            case .notWhole(let problem): await startOver(problem, generation, .notWhole)
            case .notAFilm(let problem): await startOver(problem, generation, .notAFilm)
            case .diskFull(let problem): waitForRoom(problem, generation)
            case .failed(let problem): fetchLater(problem, generation)
            }
        }
    }

    func partialFile(of generation: Generation) async -> PartialFile? {
        do {
            return try await desk.run { media throws(Problem) in try media.partial(of: generation.id) }
        } catch {
            fetchLater(error, generation)
            return nil
        }
    }

    /// The link may have expired: the job is asked for a fresh one before anything is given up.
    private func askForLink(_ generation: Generation, after problem: Problem, from server: any VideoServer) async {
        guard let jobID = generation.jobID else { return }
        let answer = await server.retrieve(jobID)
        guard !Task.isCancelled else { return }
        switch answer {
        case .job(let job, _) where job.id == jobID:
            if case .ended(let reason) = job.status {
                return settle(.unfetchable(generation.expired(reason)), for: generation.id, then: nil)
            }
            settle(.polled(job), for: generation.id)
            guard let current = agenda[generation.id]?.generation, current.state == .downloading else { return }
            await receive(current, from: server, isFresh: true)
        case .job, .missing: gone(problem, generation)
        case .needsMending(let refusal): refused(refusal, generation)
        case .trouble(let trouble, _): fetchLater(trouble, generation)
        }
    }
}

extension Problem {
    fileprivate static let noFilmOffered = Problem(
        code: "no_content", message: "The server says that the job is finished but offers no video.")
}

extension MediaFault {
    var problem: Problem {
        switch self {
        case .notWhole(let problem), .notAFilm(let problem), .diskFull(let problem), .failed(let problem): problem
        }
    }
}
