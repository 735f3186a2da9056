import Glibc
import Synchronization

/// A flag that stops blocking runs from another thread: once cancelled, every run that was given it
/// kills its process and throws `ProcessError.cancelled`, and so does every later one.
package final class Cancellation: Sendable {
    private let flag = Atomic(false)
    private let pipe: PipeEnds

    package init() throws(ProcessError) { pipe = try PipeEnds() }

    package var isCancelled: Bool { flag.load(ordering: .acquiring) }

    package func cancel() {
        guard !flag.exchange(true, ordering: .acquiringAndReleasing) else { return }
        var byte: UInt8 = 1
        _ = write(pipe.writing.raw, &byte, 1)
    }

    /// Readable for ever once cancelled, so that `poll` wakes.
    var descriptor: Int32 { pipe.reading.raw }
}
