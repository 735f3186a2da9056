import Glibc
import Synchronization

/// The connections of a test server and the threads that serve them.
final class Connections: Sendable {
    private struct State {
        var open: Set<Int32> = []
        var threads: [PosixThread] = []
    }

    private let state = Mutex(State())

    /// All that were ever accepted.
    var count: Int { state.withLock { $0.threads.count } }

    /// Those whose scripts still run.
    var openCount: Int { state.withLock { $0.open.count } }

    func play(_ script: @escaping ScriptedServer.Script, on peer: Peer) {
        state.withLock { state in
            state.open.insert(peer.socket)
            state.threads.append(
                PosixThread { [self] in
                    script(peer)
                    closeOnce(peer.socket)
                })
        }
    }

    /// Ends whatever the scripts wait for.
    func end() {
        let threads = state.withLock { state in
            for socket in state.open { shutdown(socket, Int32(SHUT_RDWR)) }
            return state.threads
        }
        for thread in threads { thread.join() }
    }

    private func closeOnce(_ socket: Int32) {
        state.withLock { state in
            state.open.remove(socket)
            close(socket)
        }
    }
}
