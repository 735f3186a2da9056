import Glibc
import Synchronization

/// One TCP connection: what it is waiting for and until when.
final class Connection: Sendable {
    enum Phase: Sendable {
        /// Nothing of a request has been seen, or only its first line.
        case head
        /// Answered, waiting for the next request.
        case idle
        case body
        /// A handler runs.
        case handling
        case sending
    }

    private struct State {
        var phase = Phase.head
        var deadline: Instant
        /// What the peer had acknowledged when the deadline was last moved.
        var acknowledged: UInt64 = 0
    }

    let socket: Int32
    private let state: Mutex<State>

    init(socket: Int32, deadline: Instant) {
        self.socket = socket
        state = Mutex(State(deadline: deadline))
    }

    var phase: Phase { state.withLock { $0.phase } }
    var deadline: Instant { state.withLock { $0.deadline } }

    func enter(_ phase: Phase, until deadline: Instant) {
        state.withLock {
            $0.phase = phase
            $0.deadline = deadline
        }
    }

    /// True when the deadline is over. A download's deadline moves on for as long as its reader reads.
    func isOverdue(at now: Instant, idleTimeout: Int64) -> Bool {
        state.withLock { state in
            if state.phase == .sending {
                let acknowledged = TCPProgress.bytesAcknowledged(socket)
                if acknowledged != state.acknowledged {
                    state.acknowledged = acknowledged
                    state.deadline = now + idleTimeout
                }
            }
            return now > state.deadline
        }
    }
}
