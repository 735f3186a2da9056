import Synchronization

/// A clock that moves only when it is told to.
final class TestClock: Sendable {
    /// Milliseconds since 1970.
    private let time = Atomic<Int64>(1_763_000_000_000)

    var now: Int64 { time.load(ordering: .acquiring) }
    var seconds: Int64 { now / 1000 }

    func advance(seconds: Double) { time.add(Int64(seconds * 1000), ordering: .acquiringAndReleasing) }
}
