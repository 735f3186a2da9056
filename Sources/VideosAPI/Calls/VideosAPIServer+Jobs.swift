import HTTPClient
import Studio

extension VideosAPIServer {
    package func retrieve(_ jobID: String) async -> RetrieveAnswer {
        switch await courier.get(videos([jobID])) {
        case .success(let reply): classified(reply, of: jobID)
        case .failure(let error): .trouble(explain.problem(error), retryAfter: nil)
        }
    }

    private func classified(_ reply: HTTPReply, of jobID: String) -> RetrieveAnswer {
        if let message = reply.video, message.status != nil || message.isNamedVideo,
            let job = job(reply, asked: jobID)
        {
            return .job(job, pollAfter: reply.headers.pollAfter ?? reply.headers.retryAfter)
        }
        let problem = explain.problem(reply)
        switch reply.status {
        case 401, 402, 403: return .needsMending(problem)
        // A web page comes from something that stands before the server and knows nothing of its jobs.
        case 404 where !reply.isWebPage, 410 where !reply.isWebPage: return .missing(unknownJob(jobID, reply))
        default: return .trouble(problem, retryAfter: reply.headers.retryAfter)
        }
    }

    private func unknownJob(_ jobID: String, _ reply: HTTPReply) -> Problem {
        let said = reply.fault?.message.map { ": \($0.foreign(limit: 500))" } ?? ""
        return explain.masked(
            code: "job_missing",
            "\(explain.host) says that it does not know the job \(jobID.foreign(limit: 80)) (\(reply.status))\(said)")
    }

    package func delete(_ jobID: String) async -> ServerDeletion {
        guard dialect.capabilities.deletes else { return .refused }
        let url = videos([jobID])
        switch await courier.send(courier.request("DELETE", url), to: url) {
        case .success(let reply): return Self.deletion(reply)
        case .failure: return .wanted
        }
    }

    /// What may go better another time stays wanted; what the server does not have needs no deletion.
    private static func deletion(_ reply: HTTPReply) -> ServerDeletion {
        switch reply.status {
        case 200...299 where reply.isWebPage: .wanted
        case 200...299: reply.message(DeletionMessage.self)?.deleted == false ? .refused : .done
        case 404 where !reply.isWebPage, 410 where !reply.isWebPage: .done
        case 401, 402, 403, 408, 409, 425, 429, 500, 502...599: .wanted
        default: .refused
        }
    }
}
