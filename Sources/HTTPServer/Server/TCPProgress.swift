import Glibc

/// How far a connection's peer has read, and whether it will send more.
enum TCPProgress {
    /// Where `tcpi_bytes_acked` stands in Linux's `struct tcp_info` (include/uapi/linux/tcp.h). glibc's own
    /// copy of the struct ends before it, and both headers cannot be included together.
    private static let bytesAcknowledgedOffset = 120

    /// Bytes that the peer has acknowledged since the connection began; 0 when the kernel does not tell.
    static func bytesAcknowledged(_ socket: Int32) -> UInt64 {
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 8) { info in
            var length = socklen_t(info.count)
            guard getsockopt(socket, Int32(IPPROTO_TCP), TCP_INFO, info.baseAddress, &length) == 0,
                Int(length) >= bytesAcknowledgedOffset + 8
            else { return 0 }
            return info.load(fromByteOffset: bytesAcknowledgedOffset, as: UInt64.self)
        }
    }

    /// True when the peer has ended its half of the stream and all that it sent has been read.
    static func peerHasEnded(_ socket: Int32) -> Bool {
        var byte: UInt8 = 0
        return recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) == 0
    }
}
