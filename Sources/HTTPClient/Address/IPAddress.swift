import Glibc

/// An IPv4 or IPv6 address without port or zone.
package struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 bytes (IPv4) or 16 bytes (IPv6) in network order.
    package let bytes: [UInt8]

    /// Reads the usual notations: four decimal numbers, or IPv6 without brackets.
    package init?(_ text: String) {
        guard
            let bytes = Self.bytes(of: text, family: AF_INET, count: 4)
                ?? Self.bytes(of: text, family: AF_INET6, count: 16)
        else { return nil }
        self.bytes = bytes
    }

    /// Reads the address out of a `sockaddr` of the family given; nil for families without IP addresses.
    init?(family: Int32, socketAddress: UnsafeRawPointer) {
        switch family {
        case AF_INET:
            let address = socketAddress.loadUnaligned(as: sockaddr_in.self).sin_addr
            bytes = withUnsafeBytes(of: address) { Array($0) }
        case AF_INET6:
            let address = socketAddress.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            bytes = withUnsafeBytes(of: address) { Array($0) }
        default:
            return nil
        }
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    package var isV6: Bool { bytes.count == 16 }

    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(isV6 ? AF_INET6 : AF_INET, bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func bytes(of text: String, family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }
}
