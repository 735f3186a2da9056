import HTTPServer

/// What stands in front of every route, pages, media, static files and unknown addresses alike:
/// 1. the request calls us by a name of this machine;
/// 2. what changes something comes from our own pages, or from a program;
/// 3. nothing of ours is embedded elsewhere.
///
/// Which methods, bodies and sizes a route takes is told by its row in the route table.
struct FrontDoor: Sendable {
    let host: HostRule
    let webhookHosts: WebhookHosts

    /// - Returns: the refusal; nil when the request may go on to its route.
    func screen(_ head: RequestHead) -> Response? {
        guard admits(head) else { return Response(status: .misdirectedRequest) }
        // Who is heard there is told by the signature; no browser has one.
        if head.path == Link.webhooks { return nil }
        guard head.method == "POST" else {
            return OriginRule.mayRead(head) ? nil : Self.refusal(head, "This address cannot be embedded elsewhere.")
        }
        switch OriginRule.verdict(head) {
        case .own: return nil
        case .foreign: return Self.refusal(head, "This request comes from another site. Nothing was changed.")
        case .unknown: return nil
        }
    }

    /// A name of this machine, or for the webhook's address alone one that was set for it.
    func admits(_ head: RequestHead) -> Bool {
        host.admits(head) || webhookHosts.admit(head)
    }

    private static func refusal(_ head: RequestHead, _ message: String) -> Response {
        APIError.concerns(head)
            ? APIError(.forbidden, code: "forbidden_origin", message: message).response
            : .text(message + "\n", status: .forbidden)
    }
}
