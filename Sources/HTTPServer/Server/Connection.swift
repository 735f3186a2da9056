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
        /// The last look in this phase found the peer's half of the stream at its end.
        var peerHasEnded = false
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
            $0.peerHasEnded = false
        }
    }

    /// True when there is nothing more to wait for. A download's deadline moves on for as long as its reader
    /// reads. A peer that has ended its half of the stream sends no more requests; the library does not notice
    /// when that end came together with data, so two looks in a row decide.
    func isOverdue(at now: Instant, idleTimeout: Int64) -> Bool {
        state.withLock { state in
            switch state.phase {
            case .handling: return false
            case .sending:
                let acknowledged = TCPProgress.bytesAcknowledged(socket)
                if acknowledged != state.acknowledged { state.deadline = now + idleTimeout }
                state.acknowledged = acknowledged
                return now > state.deadline
            case .head, .body, .idle:
                let hadEnded = state.peerHasEnded
                state.peerHasEnded = TCPProgress.peerHasEnded(socket)
                return now > state.deadline || (hadEnded && state.peerHasEnded)
            }
        }
    }
}
