import Studio

/// What is done once the film is whole on disk, and what is done for one that may be ready before its server says so.
extension Worker {
    /// - Parameter server: nil when the film was here already.
    func complete(_ generation: Generation, with film: MediaFile, from server: (any VideoServer)?) async {
        for asset in [Asset.thumbnail, .spritesheet] {
            guard !Task.isCancelled else { return }
            await preview(asset, of: generation, from: server)
        }
        guard !Task.isCancelled, await describe(generation, with: film) else { return }
        settle(.fetched(film), for: generation.id, then: nil)
    }

    /// The sidecar tells of the generation as it will be.
    /// - Returns: false when it could not be written and is tried again later.
    private func describe(_ generation: Generation, with film: MediaFile) async -> Bool {
        let current = agenda[generation.id]?.generation ?? generation
        guard let completed = current.after(.fetched(film), at: clock.now()) else { return true }
        do {
            try await desk.run { media throws(Problem) in try media.writeSidecar(of: completed) }
            return true
        } catch {
            journal.error("\(label(generation)) cannot write its sidecar code=\(error.code): \(error.message)")
            fetchLater(error, generation)
            return false
        }
    }

    /// The film may be ready although the server still calls the job running.
    func fetchEarly(_ generation: Generation, from server: any VideoServer) async {
        guard let jobID = generation.jobID, (media.freeBytes() ?? .max) > Self.leastRoom else { return }
        guard await isReadyEarly(generation, jobID, from: server), !Task.isCancelled else {
            return await discard(generation)
        }
        let word = generation.serverStatus ?? "in_progress"
        record(.note, "The film was ready although the server said “\(word)”.", for: generation)
        settle(.polled(RemoteJob(id: jobID, status: .finished, word: word)), for: generation.id)
    }

    private func isReadyEarly(_ generation: Generation, _ jobID: String, from server: any VideoServer) async -> Bool {
        do {
            let file = try await desk.run { media throws(Problem) in try media.partial(of: generation.id) }
            guard await server.fetch(.video, of: jobID, into: file) == .received else { return false }
            _ = try await desk.run { media throws(MediaFault) in try media.accept(generation.id) }
            return true
        } catch {
            journal.debug("\(label(generation)) has no whole film yet")
            return false
        }
    }
}
