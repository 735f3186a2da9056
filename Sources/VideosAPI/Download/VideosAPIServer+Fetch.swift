import HTTPClient
import Studio

extension VideosAPIServer {
    /// Asks the content endpoint; where that has nothing, looks for the film at the links that the job names.
    package func fetch(_ asset: Asset, of jobID: String, into file: PartialFile) async -> FetchAnswer {
        guard dialect.capabilities.assets.contains(asset) else { return .unsupported }
        let query = (dialect.selectors[asset] ?? .plain).query
        let content = videos([jobID, dialect.contentSegment], query: query)
        var receiver = Receiver(courier: courier, explain: explain, asset: asset, file: file)
        let first = await receiver.receive(from: content)
        switch first {
        case .answer(let answer): return answer
        case .denied(let denial): if let answer = denial.plainAnswer { return answer }
        case .blocked: break
        }
        guard asset == .video else { return .unsupported }
        return await lookElsewhere(jobID, content, &receiver, after: first)
    }

    private func lookElsewhere(
        _ jobID: String, _ content: HTTPURL, _ receiver: inout Receiver, after first: Receiver.Receipt
    ) async -> FetchAnswer {
        let reply: HTTPReply
        switch await courier.get(videos([jobID])) {
        case .failure(let error): return .interrupted(explain.problem(error), retryAfter: nil)
        case .success(let answer): reply = answer
        }
        guard let message = reply.video, message.status != nil, let job = job(reply, asked: jobID) else {
            return withoutJob(reply)
        }
        for link in FilmLinks(message, denial: first, content: content).urls {
            switch await receiver.receive(from: link) {
            case .answer(let answer): return answer
            case .denied(let denial) where denial.isPassing:
                return .interrupted(denial.problem, retryAfter: denial.reply.headers.retryAfter)
            case .denied, .blocked: continue
            }
        }
        return verdict(job, first, time: reply.headers.serverTime)
    }

    private func withoutJob(_ reply: HTTPReply) -> FetchAnswer {
        switch reply.status {
        case 401, 402, 403: .needsMending(explain.problem(reply))
        case 404 where !reply.isWebPage, 410 where !reply.isWebPage: .gone(explain.gone(reply, isExpired: false))
        default: .interrupted(explain.problem(reply), retryAfter: reply.headers.retryAfter)
        }
    }

    /// What the first answer means, now that the job has been asked and no link led anywhere.
    private func verdict(_ job: RemoteJob, _ first: Receiver.Receipt, time: Int64?) -> FetchAnswer {
        switch (job.status, first) {
        case (.queued, _), (.running, _): .interrupted(explain.notReady(job.word), retryAfter: nil)
        case (.ended(let problem), _): .gone(problem)
        case (.finished, .denied(let denial)): denial.verdict(isPastExpiry: job.hasExpired(at: time))
        case (.finished, .blocked(let problem)): .unusable(problem)
        case (.finished, .answer(let answer)): answer
        }
    }
}

extension RemoteJob {
    /// - Parameter time: the server's own clock, in seconds since 1970.
    fileprivate func hasExpired(at time: Int64?) -> Bool {
        guard let expiresAt, let time else { return false }
        return expiresAt.milliseconds <= time * 1000
    }
}
