import Studio

/// The secret that a video server knows its customer by.
///
/// It prints itself masked, whichever way it is printed, and offers no encoding. Only the room that sends it can read
/// it.
package struct APIKey: Sendable {
    let secret: String
    /// Tells this key from another without giving it away; computed by whoever read the key.
    package let fingerprint: String

    /// - Parameter text: printable ASCII without spaces, up to 4,096 characters; white space around it is dropped.
    /// - Throws: `key_missing` when nothing is left, `key_unusable` when it cannot stand in a header.
    package init(_ text: String, fingerprint: String) throws(Problem) {
        let secret = text.trimmed
        guard !secret.isEmpty else {
            throw Problem(code: "key_missing", message: "The API key is empty. Paste the key that the server gave you.")
        }
        guard secret.utf8.count <= 4096, secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Problem(
                code: "key_unusable",
                message: "The API key holds spaces, line ends or letters that no key has. Copy it again, all of it.")
        }
        self.secret = secret
        self.fingerprint = fingerprint
    }

    /// `text` with every occurrence of the secret masked. A key under 8 characters is a word, not a secret: masking
    /// it would spoil sentences.
    func masking(_ text: String) -> String {
        guard secret.utf8.count >= 8 else { return text }
        var rest = Array(text.utf8)[...]
        let wanted = Array(secret.utf8)
        var kept: [UInt8] = []
        while !rest.isEmpty {
            if rest.starts(with: wanted) {
                kept += Self.mask.utf8
                rest = rest.dropFirst(wanted.count)
            } else {
                kept.append(rest.removeFirst())
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    private static let mask = "••••"
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { Self.mask }
    package var debugDescription: String { Self.mask }
    package var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}
