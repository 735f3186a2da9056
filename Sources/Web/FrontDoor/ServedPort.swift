import Synchronization

/// The port that the studio is served on. It is known once the server listens; until then no request is for us.
package final class ServedPort: Sendable {
    private let number = Atomic<Int>(0)

    package init() {}

    package func set(_ port: Int) {
        number.store(port, ordering: .releasing)
    }

    /// 0 while nothing is served.
    var value: Int { number.load(ordering: .acquiring) }
}
