import Crypto
import HTTPClient

/// Where webhooks go: this machine, by its name and by the address that is connected to. A test server must not
/// become a way to reach others.
struct WebhookAddress: Sendable {
    let url: String

    init?(_ text: String) {
        guard let parsed = try? HTTPURL(text), parsed.origin.isLoopback else { return nil }
        url = text
    }

    /// A request that carries the event.
    /// - Parameter timestamp: unix seconds of this attempt.
    func request(_ event: WebhookEvent, _ secret: WebhookSecret, timestamp: Int64) -> HTTPRequest {
        let body = event.body
        return HTTPRequest(
            method: "POST", url: url,
            headers: [
                ("webhook-id", event.webhookID), ("webhook-timestamp", String(timestamp)),
                ("webhook-signature", secret.signature(id: event.webhookID, timestamp: timestamp, body: body)),
                ("User-Agent", "Dailies simulator"),
            ],
            body: .bytes(body, contentType: "application/json"), connectTimeout: .seconds(5), timeout: .seconds(15),
            maximumReplyBytes: 64 << 10, permitAddress: \.isLoopback)
    }
}
