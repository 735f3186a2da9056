import Synchronization

/// What a server has shown while it is asked about one generation.
final class Acquaintance: Sendable {
    private let listed = Atomic(false)

    /// Whether it has listed jobs for the key.
    var hasListed: Bool { listed.load(ordering: .acquiring) }

    func noteList() { listed.store(true, ordering: .releasing) }
}
