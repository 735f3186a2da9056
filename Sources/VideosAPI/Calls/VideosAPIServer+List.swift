import HTTPClient
import Studio

extension VideosAPIServer {
    package func newestJob() async -> FenceAnswer {
        switch await list(after: nil, limit: 1) {
        case .page(let page): page.data.first.map(fence) ?? .fence(.empty)
        case .unsupported: .fence(.unavailable)
        case .needsMending(let problem): .needsMending(problem)
        case .trouble(let problem, let wait): .trouble(problem, retryAfter: wait)
        }
    }

    private func fence(_ newest: VideoMessage) -> FenceAnswer {
        guard let id = newest.id, JobID.isUsable(id) else {
            let problem = explain.masked(
                code: "unexpected_answer", "\(explain.host) lists a job without a usable id. Nothing was sent.")
            return .trouble(problem, retryAfter: nil)
        }
        return .fence(.newest(id))
    }

    package func jobs(after: String?, limit: Int) async -> ListAnswer {
        switch await list(after: after, limit: min(max(limit, 1), 100)) {
        case .page(let page):
            let jobs = page.data.compactMap { reader.job($0) }
            return .page(jobs, hasMore: page.hasMore ?? (page.data.count >= limit))
        case .unsupported: return .unsupported
        case .needsMending(let problem): return .needsMending(problem)
        case .trouble(let problem, _): return .trouble(problem)
        }
    }

    enum Listing: Sendable {
        case page(ListMessage<VideoMessage>)
        case unsupported
        case needsMending(Problem)
        case trouble(Problem, Interval?)
    }

    private func list(after: String?, limit: Int) async -> Listing {
        guard dialect.capabilities.lists else { return .unsupported }
        let cursor = after.map { [("after", $0)] } ?? []
        switch await courier.get(videos(query: [("limit", "\(limit)"), ("order", "desc")] + cursor)) {
        case .success(let reply): return noted(await judged(reply))
        case .failure(let error): return .trouble(explain.problem(error), nil)
        }
    }

    private func noted(_ listing: Listing) -> Listing {
        if case .page = listing, courier.key != nil { acquaintance.noteList() }
        return listing
    }

    /// Where the list is one provider's, that provider's refusal is passed on. A proxy that shows its models takes the
    /// key all the same: it only has no list.
    func judged(_ reply: HTTPReply) async -> Listing {
        let listing = listing(reply)
        guard case .needsMending = listing, dialect.listsOneProvider, reply.status == 401 || reply.status == 403,
            await models() != nil
        else { return listing }
        return .unsupported
    }

    private func listing(_ reply: HTTPReply) -> Listing {
        if reply.isSuccess, let page: ListMessage<VideoMessage> = reply.message() { return .page(page) }
        let problem = explain.problem(reply)
        switch reply.status {
        case 401, 402, 403: return .needsMending(problem)
        case 429 where reply.fault?.isAboutMoney == true: return .needsMending(problem)
        // These say that there is no list here, whatever they are written on.
        case 405, 501: return .unsupported
        // Also a server that has a list but not for a request like this one.
        case 400 where !reply.isWebPage, 404 where !reply.isWebPage, 410 where !reply.isWebPage,
            422 where !reply.isWebPage:
            return .unsupported
        default: return .trouble(problem, reply.headers.retryAfter)
        }
    }
}
