/// The jobs that a connection's server has, as far as it was asked for them.
package enum JobListing: Sendable, Equatable {
    case notAsked
    case asking
    /// Newest first; `hasMore` says that the server has older ones too.
    case answered([RemoteJob], hasMore: Bool, at: Timestamp)
    case failed(Problem)

    /// So many jobs are asked for at most.
    package static let most = 500
}

extension VideoServer {
    /// The newest jobs, asked for page by page; a page that does not come makes all of it fail.
    package func recentJobs(at now: Timestamp) async -> JobListing {
        var jobs: [RemoteJob] = []
        while true {
            switch await self.jobs(after: jobs.last?.id, limit: Listing.pageSize) {
            case .page(let page, let hasMore):
                let known = Set(jobs.map(\.id))
                let fresh = page.filter { !known.contains($0.id) }
                jobs += fresh.prefix(JobListing.most - jobs.count)
                // A server that does not turn the page would be asked for ever.
                guard hasMore, !fresh.isEmpty, jobs.count < JobListing.most else {
                    return .answered(jobs, hasMore: hasMore, at: now)
                }
            case .unsupported: return .failed(.cannotList)
            case .needsMending(let problem), .trouble(let problem): return .failed(problem)
            }
        }
    }
}

extension Problem {
    package static let cannotList = Problem(
        code: "cannot_list", message: "This server cannot list its jobs, so none can be taken over from it.")
}
