import Studio

/// What waited in the queue at the start is sent only when the server has no job that it may have made before.
extension Worker {
    /// - Returns: whether it may be sent. A server that cannot list decides nothing; one that cannot be asked makes it
    ///   wait.
    func isNew(_ generation: Generation, at server: any VideoServer) async -> Bool {
        guard inherited.contains(generation.id) else { return true }
        do {
            switch try await earlierSelf(of: generation, at: server) {
            case .some(let job):
                settle(.needsMending(generation.foundAtServer(job)), for: generation.id, then: nil)
                inherited.remove(generation.id)
                return false
            case .none:
                inherited.remove(generation.id)
                return true
            }
        } catch {
            let problem =
                error as? Problem ?? Problem(code: "database", message: "The database cannot be read: \(error)")
            stepBack(problem, generation, wish: nil)
            return false
        }
    }

    private func earlierSelf(of generation: Generation, at server: any VideoServer) async throws -> RemoteJob? {
        let owned = try queue.ownedJobs(at: generation.server)
        var after: String?
        for _ in 0..<Listing.longest {
            switch await server.jobs(after: after, limit: Listing.pageSize) {
            case .page(let page, let hasMore):
                if let job = generation.earlierSelves(among: page, owned: owned).first { return job }
                guard hasMore, generation.mayReadOn(after: page), let last = page.last else { return nil }
                after = last.id
            case .unsupported: return nil
            case .needsMending(let problem), .trouble(let problem): throw problem
            }
        }
        return nil
    }
}
