import HTTPClient
import Studio

extension VideosAPIServer {
    /// Looks whether the address and the key work: lists one job and the models. Spends nothing.
    package func probe() async -> ProbeReport {
        let url = videos(query: [("limit", "1"), ("order", "desc")])
        switch await courier.get(url) {
        case .failure(let error):
            return ProbeReport(
                isReachable: false, speaksVideosAPI: nil, key: .unknown, canList: false, models: [],
                problem: explain.problem(error))
        case .success(let reply):
            let models = await models()
            return await report(listing(reply), url, reply, models)
        }
    }

    private func report(
        _ listing: Listing, _ url: HTTPURL, _ reply: HTTPReply, _ models: [String]?
    ) async -> ProbeReport {
        switch listing {
        case .page:
            return ProbeReport(
                isReachable: true, speaksVideosAPI: true, key: await keyVerdict(url), canList: true,
                models: models ?? [], problem: nil)
        case .unsupported:
            let key =
                models == nil ? .unknown : await keyVerdict(courier.base.url.appending(segments: dialect.modelsPath))
            return ProbeReport(
                isReachable: true, speaksVideosAPI: nil, key: key, canList: false, models: models ?? [],
                problem: models == nil ? explain.problem(reply) : nil)
        case .needsMending(let problem):
            let isRefusal = reply.status == 401 || reply.status == 403
            return ProbeReport(
                isReachable: true, speaksVideosAPI: reply.isWebPage ? false : nil, key: isRefusal ? .refused : .unknown,
                canList: false, models: models ?? [], problem: problem)
        case .trouble(let problem, _):
            return ProbeReport(
                isReachable: true, speaksVideosAPI: reply.isWebPage || reply.isSuccess ? false : nil, key: .unknown,
                canList: false, models: models ?? [], problem: problem)
        }
    }

    /// nil when the server does not list its models.
    private func models() async -> [String]? {
        guard case .success(let reply) = await courier.get(courier.base.url.appending(segments: dialect.modelsPath)),
            reply.isSuccess, let list: ListMessage<ModelMessage> = reply.message()
        else { return nil }
        return list.data.prefix(500).map { $0.id.foreign(limit: 200) }
    }

    /// Asks again without the key what was answered with it.
    private func keyVerdict(_ url: HTTPURL) async -> ProbeReport.Key {
        let outcome = await courier.send(courier.request("GET", url), to: url, isAnonymous: true)
        guard case .success(let reply) = outcome else { return .unknown }
        if reply.isSuccess { return .notNeeded }
        return reply.status == 401 || reply.status == 403 ? .accepted : .unknown
    }
}
