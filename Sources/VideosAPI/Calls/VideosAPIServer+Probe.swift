import HTTPClient
import Studio

extension VideosAPIServer {
    /// Looks whether the address and the key work: lists one job and the models. Spends nothing.
    ///
    /// Where jobs cannot be listed it asks for one that does not exist: who refuses that without a key, and not with
    /// it, takes the key.
    package func probe() async -> ProbeReport {
        let url =
            dialect.capabilities.lists
            ? videos(query: [("limit", "1"), ("order", "desc")]) : videos(["dailies-connection-test"])
        switch await courier.get(url) {
        case .failure(let error):
            return Look(dialect: dialect).report(isReachable: false, speaks: nil, problem: explain.problem(error))
        case .success(let reply):
            return await report(reply, url, Look(dialect: dialect, models: await models()))
        }
    }

    private func report(_ reply: HTTPReply, _ url: HTTPURL, _ look: Look) async -> ProbeReport {
        switch await finding(reply) {
        case .lists:
            return look.report(speaks: true, key: await keyVerdict(url), lists: true)
        case .answers:
            let problem = look.models == nil ? explain.problem(reply) : nil
            return look.report(
                speaks: look.tellsOfFilms ? true : nil, key: await keyVerdict(url, look),
                lists: look.models == nil ? nil : false, problem: problem)
        case .refused(let problem):
            let isKey = reply.status == 401 || reply.status == 403
            return look.report(
                speaks: reply.isWebPage ? false : nil, key: isKey ? .refused : .unknown, problem: problem)
        case .strange(let problem):
            return look.report(speaks: reply.isWebPage || reply.isSuccess ? false : nil, problem: problem)
        }
    }

    private enum Finding {
        case lists
        /// It has no list, or none for requests like this one.
        case answers
        case refused(Problem)
        case strange(Problem)
    }

    private func finding(_ reply: HTTPReply) async -> Finding {
        switch await judged(reply) {
        case .page where dialect.capabilities.lists: .lists
        case .page, .unsupported: .answers
        case .needsMending(let problem): .refused(problem)
        case .trouble where !dialect.capabilities.lists && reply.isSuccess && !reply.isWebPage: .answers
        case .trouble(let problem, _): .strange(problem)
        }
    }

    private var modelsURL: HTTPURL { courier.base.url.appending(segments: dialect.modelsPath) }

    /// nil when the server does not list its models.
    func models() async -> [ModelMessage]? {
        var request = courier.request("GET", modelsURL)
        request.maximumReplyBytes = 4 << 20
        guard case .success(let reply) = await courier.send(request, to: modelsURL), reply.isSuccess,
            let list: ListMessage<ModelMessage> = reply.message()
        else { return nil }
        return Array(list.data.prefix(500))
    }

    /// Asks again without the key what was answered with it.
    private func keyVerdict(_ url: HTTPURL) async -> ProbeReport.Key {
        let outcome = await courier.send(courier.request("GET", url), to: url, isAnonymous: true)
        guard case .success(let reply) = outcome else { return .unknown }
        if reply.isSuccess { return .notNeeded }
        return dialect.strangerStatuses.contains(reply.status) ? .accepted : .unknown
    }

    /// Where no job could be listed.
    private func keyVerdict(_ url: HTTPURL, _ look: Look) async -> ProbeReport.Key {
        let verdict = await keyVerdict(url)
        guard verdict == .unknown, look.models != nil, !dialect.modelsArePublic else { return verdict }
        return await keyVerdict(modelsURL)
    }
}
