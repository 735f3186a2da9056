/// What the header fields of a webhook tell: which message it is, when it was sent, and how it is signed.
package struct WebhookSignature: Sendable {
    /// The same over all attempts to deliver the message.
    package let id: String
    /// Unix seconds of this attempt.
    package let timestamp: Int64
    /// What is signed before the body.
    private let prefix: [UInt8]
    /// Any of them may fit: a secret that is being replaced signs along.
    private let codes: [[UInt8]]

    package init(id: String, timestamp: Int64, prefix: [UInt8], codes: [[UInt8]]) {
        self.id = id
        self.timestamp = timestamp
        self.prefix = prefix
        self.codes = codes
    }

    /// Of the Standard Webhooks: `webhook-id`, `webhook-timestamp` (unix seconds) and `webhook-signature`, a list of
    /// `v1,BASE64` with spaces between; the base64 alone is taken too, as the official clients do.
    ///
    /// - Returns: nil where one is missing or is nothing of the kind, and where the list has over 16 items.
    package init?(id: String?, timestamp: String?, signature: String?) {
        guard let id, (1...256).contains(id.utf8.count), let timestamp, let seconds = Self.seconds(timestamp),
            let items = signature?.split(separator: " "), (1...16).contains(items.count)
        else { return nil }
        let codes = items.compactMap { Base64.decode(String($0.hasPrefix("v1,") ? $0.dropFirst(3) : $0)) }
        self.init(
            id: id, timestamp: seconds, prefix: Self.standardPrefix(id: id, timestamp: timestamp), codes: codes)
    }

    /// Whether the secret signed this message. How long that takes tells nothing of the right signature.
    package func isBy(_ secret: WebhookSecret, body: [UInt8]) -> Bool {
        let code = HMACSHA256.code(for: prefix + body, key: secret.key)
        return codes.reduce(false) { isValid, given in equalInConstantTime(given, code) || isValid }
    }

    /// Whole seconds since 1970 in decimal digits.
    package static func seconds(_ text: String) -> Int64? {
        guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int64(text)
    }

    static func standardPrefix(id: String, timestamp: String) -> [UInt8] {
        Array("\(id).\(timestamp).".utf8)
    }
}
