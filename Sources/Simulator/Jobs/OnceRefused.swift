import Crypto
import Synchronization

/// Remembers which prompts were refused once, so that the same prompt again is accepted.
final class OnceRefused: Sendable {
    /// Forgets all beyond this many: a test server need not know them for ever.
    private static let limit = 10_000

    private let digests = Mutex<Set<[UInt8]>>([])

    /// True for the first time only.
    func isFirst(_ prompt: String) -> Bool {
        let digest = SHA256.hash(Array(prompt.utf8))
        return digests.withLock { digests in
            if digests.count >= Self.limit { digests.removeAll() }
            return digests.insert(digest).inserted
        }
    }
}
