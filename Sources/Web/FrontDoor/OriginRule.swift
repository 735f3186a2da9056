import HTTPServer

/// Whether a request that changes something, or embeds something, comes from our own pages.
enum OriginRule {
    enum Verdict: Equatable {
        case own
        case foreign
        /// Neither header: a program, or a browser too old to tell. Forms then need a token that we issued.
        case unknown
    }

    /// `Sec-Fetch-Site` decides; where it is absent, `Origin` must equal our own.
    static func verdict(_ head: RequestHead) -> Verdict {
        let sites = head.headers.all("sec-fetch-site")
        if !sites.isEmpty {
            return sites.count == 1 && (sites[0] == "same-origin" || sites[0] == "none") ? .own : .foreign
        }
        guard let origin = head.headers["origin"] else { return .unknown }
        let host = head.headers["host"] ?? ""
        return origin.lowercased() == "http://\(host.lowercased())" ? .own : .foreign
    }

    /// A GET may come from anywhere as a link that is followed, but not as an embedded picture, film or script.
    static func mayRead(_ head: RequestHead) -> Bool {
        let site = head.headers["sec-fetch-site"]
        guard site == "cross-site" || site == "same-site" else { return true }
        return head.headers["sec-fetch-mode"] == "navigate" && head.headers["sec-fetch-dest"] == "document"
    }
}
