/// Which network an address belongs to, by the special-purpose registries of IANA (RFC 6890).
///
/// An IPv6 address that carries an IPv4 address is judged by the latter, for it leads there.
extension IPAddress {
    /// 127.0.0.0/8 and ::1.
    package var isLoopback: Bool {
        let judged = unwrapped.bytes
        return unwrapped.isV6 ? judged == Self.loopbackV6 : judged[0] == 127
    }

    /// 0.0.0.0/8 and ::, which lead to this machine.
    package var isUnspecified: Bool {
        let judged = unwrapped
        return judged.isV6 ? judged.bytes.allSatisfy { $0 == 0 } : judged.bytes[0] == 0
    }

    /// 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10 (shared by a provider's customers), fc00::/7.
    package var isPrivate: Bool {
        matches(v4: [([10], 8), ([172, 16], 12), ([192, 168], 16), ([100, 64], 10)], v6: [([0xFC], 7)])
    }

    /// 169.254.0.0/16 and fe80::/10, where clouds keep their metadata servers.
    package var isLinkLocal: Bool {
        matches(v4: [([169, 254], 16)], v6: [([0xFE, 0x80], 10)])
    }

    /// 224.0.0.0/4 and ff00::/8.
    package var isMulticast: Bool {
        matches(v4: [([224], 4)], v6: [([0xFF], 8)])
    }

    /// An address of the public internet: none of the kinds above and none that is reserved or for examples.
    package var isPublic: Bool {
        let judged = unwrapped
        if isLoopback || isUnspecified || isPrivate || isLinkLocal || isMulticast { return false }
        return judged.isV6
            ? judged.isWithin([0x20], 3) && !judged.isWithin([0x20, 0x01, 0x0D, 0xB8], 32)
            : !Self.reservedV4.contains { judged.isWithin($0.prefix, $0.bits) }
    }

    /// The IPv4 address that is carried in ::ffff:0:0/96 (mapped), ::/96 (compatible), 64:ff9b::/96 (NAT64) or
    /// 2002::/16 (6to4), else the address itself.
    package var unwrapped: IPAddress {
        guard isV6 else { return self }
        if isWithin([0x20, 0x02], 16) { return IPAddress(bytes: Array(bytes[2..<6])) }
        let carriesV4 = isWithin(Self.mapped, 96) || isWithin(Self.translated, 96) || isCompatible
        return carriesV4 ? IPAddress(bytes: Array(bytes[12...])) : self
    }

    private var isCompatible: Bool {
        bytes[..<12].allSatisfy { $0 == 0 } && bytes[12] != 0
    }

    private static let loopbackV6 = [UInt8](repeating: 0, count: 15) + [1]
    private static let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
    private static let translated = [0x00, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8)
    private static let reservedV4: [(prefix: [UInt8], bits: Int)] = [
        ([192, 0, 0], 24), ([192, 0, 2], 24), ([198, 18], 15), ([198, 51, 100], 24), ([203, 0, 113], 24), ([240], 4),
    ]

    private typealias Range = (prefix: [UInt8], bits: Int)

    private func matches(v4: [Range], v6: [Range]) -> Bool {
        let judged = unwrapped
        return (judged.isV6 ? v6 : v4).contains { judged.isWithin($0.prefix, $0.bits) }
    }

    /// Whether the first `bits` are those of `prefix`.
    private func isWithin(_ prefix: [UInt8], _ bits: Int) -> Bool {
        let whole = bits / 8
        guard bytes[..<whole].elementsEqual(prefix[..<whole]) else { return false }
        let rest = bits % 8
        return rest == 0 || (bytes[whole] ^ prefix[whole]) >> (8 - rest) == 0
    }
}
