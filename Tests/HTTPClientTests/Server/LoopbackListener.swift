import Glibc

/// Opens listening sockets on 127.0.0.1.
enum LoopbackListener {
    /// A socket on a free port.
    static func open() -> (socket: Int32, port: Int) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutableBytes(of: &address) { bytes in
            let pointer = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress!
            return bind(socket, pointer, length) == 0 && listen(socket, 128) == 0
                && getsockname(socket, pointer, &length) == 0
        }
        precondition(isListening, "no port for a test server")
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// A port where nobody listens.
    static func closedPort() -> Int {
        let (socket, port) = open()
        close(socket)
        return port
    }
}
