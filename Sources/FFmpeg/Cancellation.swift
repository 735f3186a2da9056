import Synchronization

/// A flag that stops blocking runs from another thread: once cancelled, every run that was given it
/// kills its process within 50 ms and throws `ProcessError.cancelled`, and so does every later one.
package final class Cancellation: Sendable {
    private let flag = Atomic(false)

    package init() {}

    package var isCancelled: Bool { flag.load(ordering: .acquiring) }

    package func cancel() { flag.store(true, ordering: .releasing) }
}
