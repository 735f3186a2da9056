import Glibc
import Synchronization

/// Every open connection of a server. A socket is shut down only under the lock under which it is taken
/// out before the library closes it: its number may belong to another file a moment later.
final class Connections: Sendable {
    private let open = Mutex<[Int32: Connection]>([:])
    private let maximum: Int
    private let isClosing = Atomic(false)

    init(maximum: Int) {
        self.maximum = maximum
    }

    var count: Int { open.withLock { $0.count } }

    /// True when one more connection may be taken; makes room by ending the longest idle one.
    func admitsOneMore() -> Bool {
        guard !isClosing.load(ordering: .acquiring) else { return false }
        return open.withLock { open in
            guard open.count >= maximum else { return true }
            let idle = open.values.filter { $0.phase == .idle }.min { $0.deadline < $1.deadline }
            guard let idle else { return false }
            end(idle)
            return open.count < maximum + 8
        }
    }

    /// From now on none is taken: the server closes each one as it comes.
    func admitNoMore() {
        isClosing.store(true, ordering: .releasing)
    }

    /// Returns true for the first one after a time without any.
    func insert(_ connection: Connection) -> Bool {
        open.withLock { open in
            open[connection.socket] = connection
            return open.count == 1
        }
    }

    func remove(_ connection: Connection) {
        _ = open.withLock { $0.removeValue(forKey: connection.socket) }
    }

    /// Ends the connections that have missed their deadline.
    func endOverdue(at now: Instant, idleTimeout: Int64) {
        open.withLock { open in
            for connection in open.values where connection.isOverdue(at: now, idleTimeout: idleTimeout) {
                end(connection)
            }
        }
    }

    /// Ends the connections that have no request under way; returns the number of the others.
    func endIdle() -> Int {
        open.withLock { open in
            open.values.reduce(into: 0) { busy, connection in
                switch connection.phase {
                case .idle, .head: end(connection)
                case .body, .handling, .sending: busy += 1
                }
            }
        }
    }

    func endAll() {
        open.withLock { $0.values.forEach(end) }
    }

    /// The library notices at once and closes the socket on its own thread.
    private func end(_ connection: Connection) {
        shutdown(connection.socket, Int32(SHUT_RDWR))
    }
}
