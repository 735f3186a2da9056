import HTTPClient
import Studio

/// Puts into words what came of a request: what, which, and what to do. Never a secret, even when the server sent it
/// back to us.
struct Explanation: Sendable {
    /// Who answered, or did not: scheme, host and port.
    let host: String
    let key: APIKey?
    let patience: Patience
    /// The server itself has sent us to this host, for a film.
    private(set) var isElsewhere = false

    init(of origin: Origin, key: APIKey?, patience: Patience) {
        host = "\(origin)"
        self.key = key
        self.patience = patience
    }

    /// The same about another host, to which the server has sent us.
    func of(_ origin: Origin) -> Explanation {
        var other = Explanation(of: origin, key: key, patience: patience)
        other.isElsewhere = other.host != host
        return other
    }

    /// Why a reply is not what was asked for.
    func problem(_ reply: HTTPReply) -> Problem {
        if (300...399).contains(reply.status) { return redirected(reply) }
        if reply.isWebPage { return webPage(reply.status) }
        let fault = reply.fault
        let said = Self.said(fault, reply)
        let (code, message) = words(reply.status, said, fault)
        return masked(code: fault?.ownCode ?? code, message)
    }

    private func words(_ status: Int, _ said: String, _ fault: Fault?) -> (String, String) {
        switch status {
        case 200...299:
            ("unexpected_answer", "\(host) answered \(status) with something that is no job\(said)")
        case 401 where key == nil:
            ("key_missing", "\(host) wants an API key (401)\(said) Give it one in Settings.")
        case 401:
            ("key_refused", "\(host) refuses the API key (401)\(said) Check the key in Settings.")
        case 403:
            (
                "not_allowed",
                "\(host) does not allow this (403)\(said) Check that the key may use this model, or use another key."
            )
        case 404:
            (
                "not_found",
                "\(host) does not know this (404)\(said) Check the base URL, which usually ends in /v1, and the model."
            )
        case 402: ("out_of_credit", outOfCredit(status, said))
        case 400 where fault?.isOutOfCredit == true, 429 where fault?.isAboutMoney == true:
            ("out_of_credit", outOfCredit(status, said))
        case 429: ("server_busy", "\(host) is busy (429)\(said) It is asked again later.")
        case 410: ("gone", "\(host) no longer offers this (410)\(said) Choose another model or server.")
        case 500...599: ("server_error", "\(host) has trouble of its own (\(status))\(said)")
        default: ("refused", "\(host) refused the request (\(status))\(said)")
        }
    }

    private func outOfCredit(_ status: Int, _ said: String) -> String {
        "The account at \(host) is out of credit or over its limit (\(status))\(said)"
            + " Add credit or raise the limit there, then go on."
    }

    /// Under a server error it comes from something in front of the server, so the address may well be right.
    private func webPage(_ status: Int) -> Problem {
        guard status < 500 else {
            let message = "\(host) has trouble of its own: it answered \(status) with a web page."
            return Problem(code: "server_error", message: message)
        }
        return Problem(
            code: "not_videos_api",
            message: "This address does not serve the Videos API: it answered \(status) with a web page."
                + " Check the base URL; it usually ends in /v1.")
    }

    /// The target is named as text and never asked.
    private func redirected(_ reply: HTTPReply) -> Problem {
        let target = reply.headers["location"].map { " to \($0.foreign(limit: 300))" } ?? ""
        return masked(
            code: "redirected",
            "\(host) redirects (\(reply.status))\(target). Requests are not redirected: if that is the right place,"
                + " set the base URL to it.")
    }

    /// Of a paid request, after the same key could list jobs.
    func keyWithoutVideo(_ reply: HTTPReply) -> Problem {
        let said = Self.said(reply.fault, reply)
        return masked(
            code: "key_without_video",
            "The API key works at \(host), which lists jobs with it, but it may not make videos"
                + " (\(reply.status))\(said) Allow it video generation and this model there, or use another key.")
    }

    func cannot(_ action: String) -> Problem {
        Problem(
            code: "not_supported",
            message: "The server at \(host) cannot \(action). Nothing was sent. Make a new video instead.")
    }

    func masked(code: String, _ message: String) -> Problem {
        guard let key else { return Problem(code: code, message: message) }
        return Problem(code: key.masking(code), message: key.masking(message.foreign(limit: 2000)))
    }

    /// `: ` and the server's own sentence, or a full stop.
    private static func said(_ fault: Fault?, _ reply: HTTPReply) -> String {
        let plain = reply.headers["content-type"]?.hasPrefix("text/plain") == true ? reply.excerpt : ""
        let text = (fault?.message ?? plain).foreign(limit: 1000)
        guard let last = text.last else { return "." }
        return ": \(text)" + (".!?…".contains(last) ? "" : ".")
    }
}

extension HTTPReply {
    /// The first 200 characters of the body, fit to show.
    var excerpt: String { String(decoding: body.prefix(800), as: UTF8.self).foreign(limit: 200) }
}
