import HTTPClient
import Studio

extension VideosAPIServer {
    /// Asks about a job where the server wanted to be asked.
    ///
    /// - Parameter pollingURL: as the server wrote it when it accepted the job; nil for the usual address. One at
    ///   another host is asked without the key, and only when the usual address does not know the job.
    package func retrieve(_ jobID: String, at pollingURL: String?) async -> RetrieveAnswer {
        let usual = videos([jobID])
        guard let url = pollingURL.flatMap(pollingAddress) else { return await retrieve(jobID, from: usual) }
        guard url.origin != courier.base.url.origin else { return await retrieve(jobID, from: url) }
        switch await courier.get(usual) {
        case .failure(let error): return .trouble(explain.problem(error), retryAfter: nil)
        case .success(let reply):
            let answer = classified(reply, of: jobID)
            guard case .missing = answer else { return answer }
            return await elsewhere(jobID, url, home: reply.effectiveAddress) ?? answer
        }
    }

    /// - Parameter home: the address at which the own server was reached, which decides where else it may send us.
    private func elsewhere(_ jobID: String, _ url: HTTPURL, home: IPAddress?) async -> RetrieveAnswer? {
        guard case .success(let reply) = await courier.send(courier.request("GET", url, home: home), to: url) else {
            return nil
        }
        guard case .job(let job, let wait) = classified(reply, of: jobID) else { return nil }
        return .job(job, pollAfter: wait)
    }

    /// nil for what is no address, and for one that would leave https.
    func pollingAddress(_ text: String) -> HTTPURL? {
        let base = courier.base.url.origin
        guard let url = try? videos().resolving(text) else { return nil }
        return base.scheme == .https && url.origin.scheme == .http ? nil : url
    }
}
