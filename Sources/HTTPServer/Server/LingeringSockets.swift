import Glibc
import Synchronization

/// Sockets that were answered before their request had been read. To close one at once would make the
/// kernel reset the connection, and the client would lose the answer; so what still comes is thrown away
/// for a while, by a copy of the descriptor.
final class LingeringSockets: Sendable {
    private struct Lingering {
        let descriptor: Int32
        let deadline: Instant
    }

    /// More are closed without lingering.
    private static let maximum = 32
    private static let patience: Duration = .seconds(5)

    private let sockets = Mutex<[Lingering]>([])

    deinit {
        sockets.withLock { sockets in
            for socket in sockets { close(socket.descriptor) }
        }
    }

    var isEmpty: Bool { sockets.withLock { $0.isEmpty } }

    var descriptors: [Int32] { sockets.withLock { $0.map(\.descriptor) } }

    func add(_ socket: Int32) {
        sockets.withLock { sockets in
            guard sockets.count < Self.maximum else { return }
            let copy = fcntl(socket, F_DUPFD_CLOEXEC, 0)
            guard copy >= 0 else { return }
            sockets.append(Lingering(descriptor: copy, deadline: Monotonic.now() + Self.patience.nanoseconds))
        }
    }

    /// Throws away what has arrived, and lets go of the sockets that have ended or waited long enough.
    func drain(at now: Instant) {
        sockets.withLock { sockets in
            sockets.removeAll { socket in
                guard now > socket.deadline || Self.drain(socket.descriptor) else { return false }
                close(socket.descriptor)
                return true
            }
        }
    }

    /// True at the end. Reads a bounded amount, so that one eager sender does not hold up the others.
    private static func drain(_ descriptor: Int32) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { buffer in
            for _ in 0..<16 {
                let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
                if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { return true }
                if count < 0 { return false }
            }
            return false
        }
    }
}
