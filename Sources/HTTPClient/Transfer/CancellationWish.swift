import Synchronization

/// A task's wish to end its request; it may come before the request reaches the client's thread.
final class CancellationWish: Sendable {
    private let flag = Atomic(false)

    var isExpressed: Bool { flag.load(ordering: .acquiring) }

    func express() {
        flag.store(true, ordering: .releasing)
    }
}
