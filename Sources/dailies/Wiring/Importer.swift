import Glibc
import Storage
import Studio
import Synchronization
import Web

/// Takes in exports on a thread of its own, one at a time: copying films blocks for minutes.
final class Importer: Sendable {
    private let library: LibraryArchivist
    private let clock: StudioClock
    private let log: Log
    private let onEnd: @Sendable () -> Void
    private let current = Mutex(ImportState.idle)

    /// - Parameter onEnd: new rows may be in the database.
    init(_ library: LibraryArchivist, _ clock: StudioClock, _ log: Log, onEnd: @escaping @Sendable () -> Void) {
        self.library = library
        self.clock = clock
        self.log = log
        self.onEnd = onEnd
    }

    var state: ImportState { current.withLock { $0 } }

    /// The archive is removed in the end, whatever comes of it.
    func begin(_ path: String) -> Bool {
        let begins = current.withLock { state in
            if case .running = state { return false }
            state = .running(since: clock.now())
            return true
        }
        if begins { OwnThread.run { self.run(path) } }
        return begins
    }

    private func run(_ path: String) {
        defer { unlink(path) }
        let end: ImportState
        do throws(Problem) {
            end = .done(try library.importLibrary(from: path, at: clock.now()), at: clock.now())
        } catch {
            log.warning("an import did not work: \(error.message)")
            end = .failed(error, at: clock.now())
        }
        current.withLock { $0 = end }
        onEnd()
    }
}
