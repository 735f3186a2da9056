import Studio

/// A completed generation whose film has vanished from the disk.
extension Worker {
    func fetchVanished(_ id: GenerationID) async {
        do {
            guard let generation = try queue.generation(id), generation.state == .completed else { return }
            record(.note, try await outcome(generation), for: generation)
        } catch {
            journal.error("generation=\(id) cannot be fetched again: \(error)")
        }
    }

    private func outcome(_ generation: Generation) async throws -> String {
        guard let jobID = generation.jobID else { return "It cannot be fetched again: it has no job." }
        do throws(Problem) {
            let server = try servers.server(for: generation.server)
            try await desk.run { media throws(Problem) in try media.discardPartial(of: generation.id) }
            let file = try await desk.run { media throws(Problem) in try media.partial(of: generation.id) }
            if let problem = await server.fetch(.video, of: jobID, into: file).problem { throw problem }
            let film = try await desk.run { media throws(Problem) in
                do throws(MediaFault) { return try media.accept(generation.id) } catch { throw error.problem }
            }
            for asset in [Asset.thumbnail, .spritesheet] { await preview(asset, of: generation, from: server) }
            return try kept(film, generation)
        } catch {
            return "It could not be fetched again: \(error.message)"
        }
    }

    private func kept(_ film: MediaFile, _ generation: Generation) throws(Problem) -> String {
        guard film != generation.media else { return "The film was fetched again; it is the same, to the byte." }
        do {
            _ = try queue.apply(.refetched(film), to: generation.id, at: clock.now())
            return "The film was fetched again; the server sent other bytes than the first time."
        } catch {
            throw Problem(code: "not_saved", message: "The new film could not be noted: \(error)")
        }
    }
}

extension FetchAnswer {
    /// Why no film came; nil when it did.
    fileprivate var problem: Problem? {
        switch self {
        case .received: nil
        case .interrupted(let problem, _), .gone(let problem), .unusable(let problem), .diskFull(let problem),
            .needsMending(let problem):
            problem
        case .unsupported: Problem(code: "no_content", message: "The server offers no video.")
        }
    }
}
