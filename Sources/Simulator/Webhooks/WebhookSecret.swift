import Crypto

/// The key of a Standard Webhooks endpoint. It prints itself masked.
struct WebhookSecret: Sendable, CustomStringConvertible {
    private let key: [UInt8]

    /// Reads `whsec_` and base64. Nil for anything else and for a key of fewer than 16 or more than 128 bytes.
    init?(_ text: String) {
        let prefix = "whsec_"
        guard text.hasPrefix(prefix), let key = Base64.decode(String(text.dropFirst(prefix.count))),
            (16...128).contains(key.count)
        else { return nil }
        self.key = key
    }

    var description: String { "whsec_…" }

    /// `v1,` and the base64 of the HMAC over id, time and body.
    /// - Parameter timestamp: unix seconds.
    func signature(id: String, timestamp: Int64, body: [UInt8]) -> String {
        let message = Array("\(id).\(timestamp).".utf8) + body
        return "v1," + Base64.encode(HMACSHA256.code(for: message, key: key))
    }
}
