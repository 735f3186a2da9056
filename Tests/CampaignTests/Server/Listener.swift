import Foundation
import Synchronization

/// Takes connections on a loopback port, each on a thread of its own. While it is closed the port stays taken, so that
/// nobody else gets it and connections are refused.
final class Listener: Sendable {
    private struct State {
        var socket: Int32 = -1
        var isOpen = false
        var isAccepting = false
        var live: Set<Int32> = []
    }

    let port: UInt16
    private let state = Mutex(State())
    private let serve: @Sendable (inout Wire) -> Void

    /// - Parameter serve: talks on one connection; it is closed when this returns.
    init(serve: @escaping @Sendable (inout Wire) -> Void) throws {
        let (socket, port) = try Self.bound(to: 0)
        self.port = port
        self.serve = serve
        state.withLock { $0.socket = socket }
    }

    deinit {
        let socket = state.withLock { $0.socket }
        if socket >= 0 { Foundation.close(socket) }
    }

    private static func bound(to port: UInt16) throws -> (Int32, UInt16) {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = port.bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, size) == 0 && getsockname(socket, address, &size) == 0
            }
        }
        guard result else { throw Failure("No port to listen on: \(String(cString: strerror(errno)))") }
        return (socket, UInt16(bigEndian: address.sin_port))
    }

    func open() {
        let socket = state.withLock { state in
            state.isOpen = true
            state.isAccepting = true
            return state.socket
        }
        listen(socket, 128)
        Thread.detachNewThread { [self] in take(from: socket) }
    }

    /// Refuses connections from now on.
    /// - Parameter breaking: whether those that there are end too.
    func close(breaking: Bool = true) throws {
        state.withLock { $0.isOpen = false }
        while state.withLock({ $0.isAccepting }) { usleep(2000) }
        state.withLock { _ = Foundation.close($0.socket) }
        let (socket, _) = try Self.bound(to: port)
        state.withLock { state in
            state.socket = socket
            for descriptor in state.live where breaking { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    private func take(from socket: Int32) {
        while state.withLock({ $0.isOpen }) {
            var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            guard poll(&watched, 1, 20) > 0 else { continue }
            let descriptor = Foundation.accept(socket, nil, nil)
            guard descriptor >= 0 else { continue }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            _ = state.withLock { $0.live.insert(descriptor) }
            Thread.detachNewThread { [self] in talk(on: descriptor) }
        }
        state.withLock { $0.isAccepting = false }
    }

    private func talk(on descriptor: Int32) {
        var wire = Wire(descriptor)
        serve(&wire)
        state.withLock { state in
            state.live.remove(descriptor)
            _ = Foundation.close(descriptor)
        }
    }
}
