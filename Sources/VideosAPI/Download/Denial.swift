import HTTPClient
import Studio

/// An answer to a download that is no film.
struct Denial: Sendable {
    let reply: HTTPReply
    /// Whether the connection's own server said so, and not one that it sent us to.
    let isOwn: Bool
    /// About whoever said so.
    let explain: Explanation

    var status: Int { reply.status }
    var problem: Problem { explain.problem(reply) }

    /// Whether asking again later may help, whoever said it.
    var isPassing: Bool { [408, 409, 425, 429].contains(status) || (500...599).contains(status) }

    /// The answer where the denial says all by itself; nil where the film may be elsewhere.
    var plainAnswer: FetchAnswer? {
        switch status {
        case 401 where isOwn, 402 where isOwn: .needsMending(problem)
        case 200...399: .interrupted(problem, retryAfter: nil)
        default: isPassing ? .interrupted(problem, retryAfter: reply.headers.retryAfter) : nil
        }
    }

    /// What it means for a job that is finished and has no other link.
    func verdict(isPastExpiry: Bool) -> FetchAnswer {
        let isExpired = status == 410 || isPastExpiry || tellsOfExpiry
        let isAboutKey = status == 403 && isOwn && !isExpired
        return isAboutKey ? .needsMending(problem) : .gone(explain.gone(reply, isExpired: isExpired))
    }

    private var tellsOfExpiry: Bool {
        let fault = reply.fault
        return [fault?.word, fault?.message].contains { $0?.lowercased().contains("expired") == true }
    }
}
