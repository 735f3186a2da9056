import Studio

/// What waited in the queue at the start is sent only when the server has no job that it may have made before.
extension Worker {
    /// - Returns: whether it may be sent. A server that cannot list decides nothing; one that cannot be asked makes it
    ///   wait.
    func isNew(_ generation: Generation, at server: any VideoServer) async -> Bool {
        guard inherited.contains(generation.id) else { return true }
        do {
            let look = try await lookForEarlierSelf(of: generation, at: server)
            inherited.remove(generation.id)
            switch look {
            case .found(let job): settle(.needsMending(generation.foundAtServer(job)), for: generation.id, then: nil)
            case .unlisted where doubtful.contains(generation.id):
                settle(.needsMending(.sentBefore), for: generation.id, then: nil)
            case .absent, .unlisted: return true
            }
            return false
        } catch {
            let problem =
                error as? Problem ?? Problem(code: "database", message: "The database cannot be read: \(error)")
            stepBack(problem, generation, wish: nil)
            return false
        }
    }

    private enum Look {
        case found(RemoteJob)
        case absent
        /// The server cannot list its jobs.
        case unlisted
    }

    private func lookForEarlierSelf(of generation: Generation, at server: any VideoServer) async throws -> Look {
        let owned = try queue.ownedJobs(at: generation.server)
        var after: String?
        for _ in 0..<Listing.longest {
            switch await server.jobs(after: after, limit: Listing.pageSize) {
            case .page(let page, let hasMore):
                if let job = generation.earlierSelves(among: page, owned: owned).first { return .found(job) }
                guard hasMore, generation.mayReadOn(after: page), let last = page.last else { return .absent }
                after = last.id
            case .unsupported: return .unlisted
            case .needsMending(let problem), .trouble(let problem): throw problem
            }
        }
        return .absent
    }
}
