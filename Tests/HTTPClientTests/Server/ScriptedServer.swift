import Glibc
import Synchronization

/// A server on raw loopback sockets that plays a script on every connection, each on a thread of its own.
///
/// A connection is closed when its script returns; all of them when the server is stopped or let go.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (Peer) -> Void

    let port: Int
    private let log = RequestLog()
    private let connections = Connections()
    private let listener: Int32
    private let accepting: PosixThread

    init(_ script: @escaping Script) {
        let (listener, port) = LoopbackListener.open()
        (self.listener, self.port) = (listener, port)
        accepting = PosixThread { [connections, log] in
            var number = 0
            while case let socket = accept(listener, nil, nil), socket >= 0 {
                connections.play(script, on: Peer(socket: socket, number: number, log: log))
                number += 1
            }
        }
    }

    deinit {
        // Wakes the thread in accept.
        Glibc.shutdown(listener, Int32(SHUT_RDWR))
        accepting.join()
        close(listener)
        connections.end()
    }

    var requests: [ReceivedRequest] { log.all }
    var connectionCount: Int { connections.count }
    var openConnectionCount: Int { connections.openCount }

    func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Answers every request on every connection in the same way.
    static func answering(_ answer: @escaping @Sendable (Peer, ReceivedRequest) -> Void) -> ScriptedServer {
        ScriptedServer { peer in
            while let request = peer.readRequest() { answer(peer, request) }
        }
    }
}
