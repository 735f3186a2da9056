import HTTPClient
import Studio

extension VideosAPIServer {
    /// Sends the paid request once, on a connection of its own that is not used again.
    package func create(_ settings: GenerationSettings, reference: String?) async -> SubmitAnswer {
        let url = videos()
        var request = courier.request("POST", url)
        request.body = CreateBody(dialect: dialect, settings: settings, reference: reference).written
        request.singleUse = true
        switch await courier.send(request, to: url) {
        case .success(let reply): return classified(reply)
        case .failure(let error) where error.requestBytesSent == 0: return .unsent(explain.problem(error))
        case .failure(let error): return .unknown(explain.problem(error), evidence: nil)
        }
    }

    private func classified(_ reply: HTTPReply) -> SubmitAnswer {
        if let job = job(reply) { return .accepted(job) }
        return switch ReplyClass.ofSubmit(status: reply.status, fault: reply.fault) {
        case .success: .unknown(noUsableID(reply), evidence: evidence(reply))
        case .refused: .refused(explain.problem(reply))
        case .needsMending: .needsMending(explain.problem(reply))
        case .comeLater: .comeLater(explain.problem(reply), after: reply.headers.retryAfter)
        case .unknown: .unknown(explain.problem(reply), evidence: evidence(reply))
        }
    }

    /// The job in a reply, with the cost that the server states beside it.
    func job(_ reply: HTTPReply, asked: String? = nil) -> RemoteJob? {
        reply.video.flatMap { reader.job($0, asked: asked, cost: reply.headers.statedCost) }
    }

    private func noUsableID(_ reply: HTTPReply) -> Problem {
        if reply.isWebPage { return explain.problem(reply) }
        return explain.masked(
            code: "no_job_id",
            "\(explain.host) answered \(reply.status) but gave no usable job id. It may have started the job.")
    }

    /// What came back, for support: at most 64 KiB.
    private func evidence(_ reply: HTTPReply) -> String? {
        guard !reply.body.isEmpty else { return nil }
        let text = String(decoding: reply.body, as: UTF8.self)
        let masked = courier.key?.masking(text) ?? text
        return String(decoding: masked.utf8.prefix(65_536 - 3), as: UTF8.self)
    }
}
