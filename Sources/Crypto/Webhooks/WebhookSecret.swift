/// The secret that two sides of a webhook share. It prints itself masked.
package struct WebhookSecret: Sendable, CustomStringConvertible {
    let key: [UInt8]

    /// Takes `whsec_` and base64, as the Standard Webhooks write it; what has no such prefix is taken as the bytes of
    /// its text, as the official clients do.
    ///
    /// - Returns: nil for base64 that is none, and for fewer than 16 or more than 128 bytes.
    package init?(_ text: String) {
        let key = text.hasPrefix(Self.prefix) ? Base64.decode(String(text.dropFirst(Self.prefix.count))) : nil
        self.init(key: text.hasPrefix(Self.prefix) ? key : Array(text.utf8))
    }

    /// The bytes of the text, whatever it begins with.
    package init?(plain text: String) {
        self.init(key: Array(text.utf8))
    }

    private init?(key: [UInt8]?) {
        guard let key, (16...128).contains(key.count) else { return nil }
        self.key = key
    }

    package static let prefix = "whsec_"

    package var description: String { "a webhook secret" }

    /// The `webhook-signature` of a message: `v1,` and the base64 of the HMAC over id, time and body.
    ///
    /// - Parameter timestamp: unix seconds.
    package func signature(id: String, timestamp: Int64, body: [UInt8]) -> String {
        let message = WebhookSignature.standardPrefix(id: id, timestamp: "\(timestamp)") + body
        return "v1," + Base64.encode(HMACSHA256.code(for: message, key: key))
    }
}
