import Crypto
import HTTPServer
import Synchronization

/// Who may talk to the simulator. It stands in front of every route: any web site that is open in a browser on this
/// machine could otherwise use the simulator as its own.
final class Gate: Sendable {
    private let apiKey: [UInt8]?
    private let dialect: Dialect
    private let openPaths: Set<String>
    /// 0 until the server listens.
    private let port = Atomic(0)

    /// - Parameter openPaths: addresses that need no key.
    init(apiKey: String?, dialect: Dialect, openPaths: Set<String>) {
        self.apiKey = apiKey.map { Array($0.utf8) }
        self.dialect = dialect
        self.openPaths = openPaths
    }

    func open(port: Int) { self.port.store(port, ordering: .releasing) }

    /// Nil for a request that may go on.
    func refusal(of head: RequestHead) -> APIError? {
        guard let host = LoopbackHost(head, port: port.load(ordering: .acquiring)) else {
            return APIError(
                .misdirectedRequest, "This server answers for localhost only.", code: "misdirected_request")
        }
        guard isOwn(head, host) else {
            return APIError(
                .forbidden, "Web pages of other sites may not use this server.", code: "cross_site_request")
        }
        let isGuarded = dialect.bases.contains { head.path.hasPrefix($0 + "/") } && !openPaths.contains(head.path)
        return isGuarded && head.path != "/" ? keyRefusal(head) : nil
    }

    /// Browsers say where a request comes from; programs send neither field. A link to the manual may be followed.
    private func isOwn(_ head: RequestHead, _ host: LoopbackHost) -> Bool {
        if let site = head.headers["sec-fetch-site"], site != "same-origin" && site != "none" {
            let isLink = head.headers["sec-fetch-mode"] == "navigate" && head.path == "/"
            if !isLink { return false }
        }
        return head.headers.all("origin").allSatisfy { $0.lowercased() == "http://\(host.text)" }
    }

    private func keyRefusal(_ head: RequestHead) -> APIError? {
        guard let apiKey, !dialect.keys.isEmpty else { return nil }
        let challenge: [Response.Field] = [("WWW-Authenticate", "Bearer")]
        let given = dialect.keys.compactMap { key($0, head) }
        guard !given.isEmpty else {
            let message = "You didn't provide an API key. Send it in the header: Authorization: Bearer YOUR_KEY."
            return APIError(.unauthorized, message, code: "invalid_api_key", headers: challenge)
        }
        guard !given.contains(where: { equalInConstantTime(Array($0.utf8), apiKey) }) else { return nil }
        return APIError(.unauthorized, "Incorrect API key provided.", code: "invalid_api_key", headers: challenge)
    }

    private func key(_ field: KeyField, _ head: RequestHead) -> Substring? {
        switch field {
        case .bearer: bearer(head.headers["authorization"])
        case .header(let name): head.headers[name].map { bearer($0) ?? $0[...] }
        }
    }

    private func bearer(_ field: String?) -> Substring? {
        guard let parts = field?.split(separator: " ", maxSplits: 1), parts.count == 2 else { return nil }
        return parts[0].lowercased() == "bearer" ? parts[1] : nil
    }
}
