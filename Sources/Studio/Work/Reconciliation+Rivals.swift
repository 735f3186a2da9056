extension Reconciliation {
    /// Which job of a listing is the generation's, when other requests of the same server are open too.
    ///
    /// A job that a later request could have made as well is left to that one: it was seen only after it was sent.
    /// What is matched by time alone is taken neither from another open request nor to be deleted at once.
    /// - Parameters:
    ///   - owned: ids of jobs that generations have.
    ///   - rivals: the other generations whose acceptance is open, in any order.
    package static func look(
        for generation: Generation, in listing: Listing, owned: Set<String>, rivals: [Generation]
    ) -> Reconciliation {
        let claims = rivals.filter { $0.id != generation.id && $0.server == generation.server }
        let later = claims.filter { generation.wasSentBefore($0) }
        let claimed = Set(later.flatMap { claim in claim.candidates(in: listing, owned: owned).map { $0.id } })
        let free = listing.newer.filter { !owned.contains($0.id) && !claimed.contains($0.id) }
        let match = match(generation.settings, among: free, hasFence: listing.isFenced)
        guard case .adopt(let job, .time) = match else { return match }
        let isDoubtful = generation.cancelRequestedAt != nil || claims.contains { job.couldBe($0.settings) }
        return isDoubtful ? .ask([job]) : match
    }
}

extension Generation {
    /// The jobs of a listing that no generation has and that its own request could have made.
    package func candidates(in listing: Listing, owned: Set<String>) -> [RemoteJob] {
        listing.newer(than: fence).filter { !owned.contains($0.id) && $0.couldBe(settings) }
    }

    func wasSentBefore(_ other: Generation) -> Bool {
        guard let mine = submittedAt, let others = other.submittedAt, mine != others else { return id < other.id }
        return mine < others
    }
}
