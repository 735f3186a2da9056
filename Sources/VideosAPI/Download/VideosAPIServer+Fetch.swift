import HTTPClient
import Studio

extension VideosAPIServer {
    /// Asks the content endpoint; where that has nothing, looks for the film at the links that the job names.
    package func fetch(_ asset: Asset, of jobID: String, into file: PartialFile) async -> FetchAnswer {
        let query = dialect.variants[asset].map { [("variant", $0)] } ?? []
        let content = videos([jobID, dialect.contentSegment], query: query)
        var receiver = Receiver(courier: courier, explain: explain, asset: asset, file: file)
        switch await receiver.receive(from: content) {
        case .answer(let answer):
            return answer
        case .blocked(let problem) where asset == .video:
            return await lookElsewhere(jobID, content, &receiver, after: .blocked(problem))
        case .blocked:
            return .unsupported
        case .denied(let reply, let isOwn):
            if let answer = plain(reply, isOwn: isOwn) { return answer }
            guard asset == .video else { return .unsupported }
            return await lookElsewhere(jobID, content, &receiver, after: .denied(reply, isOwn: isOwn))
        }
    }

    /// The answer to a denial that says all by itself.
    private func plain(_ reply: HTTPReply, isOwn: Bool) -> FetchAnswer? {
        switch reply.status {
        case 401 where isOwn, 402 where isOwn:
            .needsMending(explain.problem(reply))
        case 200...399, 408, 409, 425, 429, 500...599:
            .interrupted(explain.problem(reply), retryAfter: reply.headers.retryAfter)
        default:
            nil
        }
    }

    private func lookElsewhere(
        _ jobID: String, _ content: HTTPURL, _ receiver: inout Receiver, after first: Receiver.Receipt
    ) async -> FetchAnswer {
        let reply: HTTPReply
        switch await courier.get(videos([jobID])) {
        case .failure(let error): return .interrupted(explain.problem(error), retryAfter: nil)
        case .success(let answer): reply = answer
        }
        guard let message = reply.video, let job = job(reply, asked: jobID), message.status != nil else {
            return withoutJob(reply, first)
        }
        for link in FilmLinks(message, denial: first, content: content).urls {
            switch await receiver.receive(from: link) {
            case .answer(let answer): return answer
            case .denied(let reply, _) where reply.status == 429 || reply.status >= 500:
                return .interrupted(explain.problem(reply), retryAfter: reply.headers.retryAfter)
            case .denied, .blocked: continue
            }
        }
        return verdict(job, first, time: reply.headers.serverTime)
    }

    private func withoutJob(_ reply: HTTPReply, _ first: Receiver.Receipt) -> FetchAnswer {
        switch reply.status {
        case 401, 402, 403: .needsMending(explain.problem(reply))
        case 404 where !reply.isWebPage, 410 where !reply.isWebPage: .gone(explain.gone(reply, isExpired: false))
        default: .interrupted(explain.problem(reply), retryAfter: reply.headers.retryAfter)
        }
    }

    /// What the first answer means, now that the job has been asked and no link led anywhere.
    private func verdict(_ job: RemoteJob, _ first: Receiver.Receipt, time: Int64?) -> FetchAnswer {
        switch (job.status, first) {
        case (.queued, _), (.running, _):
            return .interrupted(explain.notReady(job.word), retryAfter: nil)
        case (.ended(let problem), _):
            return .gone(problem)
        case (.finished, .denied(let reply, let isOwn)):
            let isExpired = reply.status == 410 || job.hasExpired(at: time) || reply.tellsOfExpiry
            let isAboutKey = reply.status == 403 && isOwn && !isExpired
            return isAboutKey
                ? .needsMending(explain.problem(reply)) : .gone(explain.gone(reply, isExpired: isExpired))
        case (.finished, .blocked(let problem)):
            return .unusable(problem)
        case (.finished, .answer(let answer)):
            return answer
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

extension HTTPReply {
    fileprivate var tellsOfExpiry: Bool {
        let fault = fault
        return [fault?.word, fault?.message].contains { $0?.lowercased().contains("expired") == true }
    }
}
