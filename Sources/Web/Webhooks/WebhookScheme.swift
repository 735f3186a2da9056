import Crypto
import HTTPServer
import Studio

/// How a kind of server signs what it tells.
struct WebhookScheme: Sendable {
    let secret: @Sendable (String) -> WebhookSecret?
    /// nil when the request is not signed in this way.
    let signature: @Sendable (Headers) -> WebhookSignature?

    static func of(_ kind: ConnectionKind) -> WebhookScheme {
        kind == .openrouter ? openrouter : standard
    }

    private static let standard = WebhookScheme(secret: { WebhookSecret($0) }, signature: signatureOfStandard)
    private static let openrouter = WebhookScheme(
        secret: { WebhookSecret(plain: $0) }, signature: signatureOfOpenRouter)

    /// Of the Standard Webhooks.
    private static let signatureOfStandard: @Sendable (Headers) -> WebhookSignature? = { headers in
        WebhookSignature(
            id: headers["webhook-id"], timestamp: headers["webhook-timestamp"], signature: headers["webhook-signature"])
    }

    /// `X-OpenRouter-Signature: t=UNIX,v1=HEX` over `UNIX,BODY`; the id is `X-OpenRouter-Idempotency-Key`.
    private static let signatureOfOpenRouter: @Sendable (Headers) -> WebhookSignature? = { headers in
        let items = (headers["x-openrouter-signature"] ?? "").split(separator: ",").prefix(16)
        guard let time = items.first(where: { $0.hasPrefix("t=") })?.dropFirst(2),
            let seconds = WebhookSignature.seconds(String(time)), let id = headers["x-openrouter-idempotency-key"],
            (1...1100).contains(id.utf8.count)
        else { return nil }
        let codes = items.filter { $0.hasPrefix("v1=") }.compactMap { Hex.decode(String($0.dropFirst(3))) }
        return WebhookSignature(id: id, timestamp: seconds, prefix: Array("\(time),".utf8), codes: codes)
    }
}
