import Glibc

/// A bound and listening TCP socket, closed with its last reference unless it was handed over.
struct ListeningSocket: ~Copyable {
    private let descriptor: Int32
    let port: UInt16

    /// Connections that wait for the server to take them; more are dropped by the kernel.
    private static let backlog: Int32 = 512

    init(address: String, port: UInt16) throws(ServerError) {
        guard let target = SocketAddress(address, port: port) else { throw .badAddress(address) }
        let flags = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(target.family, flags, 0)
        guard descriptor >= 0 else { throw Self.error(errno, "socket", address, port) }
        Self.set(descriptor, SOL_SOCKET, SO_REUSEADDR)
        // Inherited by the connections: answers are written whole, waiting only delays them.
        Self.set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY)
        if target.family == AF_INET6 { Self.set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY) }
        guard target.withPointer({ bind(descriptor, $0, $1) }) == 0, listen(descriptor, Self.backlog) == 0 else {
            let code = errno
            close(descriptor)
            throw Self.error(code, "bind", address, port)
        }
        self.descriptor = descriptor
        self.port = Self.port(of: descriptor)
    }

    deinit {
        close(descriptor)
    }

    /// Gives the descriptor to a new owner, who closes it.
    consuming func release() -> Int32 {
        let descriptor = descriptor
        discard self
        return descriptor
    }

    private static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32) {
        var on: Int32 = 1
        setsockopt(descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func port(of descriptor: Int32) -> UInt16 {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &storage) { bytes in
            let address = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress!
            guard getsockname(descriptor, address, &length) == 0 else { return 0 }
            // The port stands at the same place in both families.
            return UInt16(bigEndian: bytes.load(fromByteOffset: 2, as: UInt16.self))
        }
    }

    private static func error(_ code: Int32, _ call: String, _ address: String, _ port: UInt16) -> ServerError {
        switch code {
        case EADDRINUSE: .addressInUse(address: address, port: port)
        case EACCES: .permissionDenied(address: address, port: port)
        case EADDRNOTAVAIL, EAFNOSUPPORT: .badAddress(address)
        default: .system(call: call, code: code)
        }
    }
}
