import HTTPClient

/// Which addresses a request may really connect to, whatever its name resolved to.
enum AddressPolicy: Sendable, Equatable {
    /// The connection's own server over https: anything but what is forbidden to all.
    case own
    /// The connection's own server over plain http: this machine and private networks.
    case ownInTheOpen
    /// Another host that the server at `home` sent us to: public ones, and only from a local server local ones.
    case other(home: IPAddress?)

    init(for origin: Origin, of base: BaseURL, home: IPAddress?) {
        let isOwn = origin == base.url.origin
        self = isOwn ? (origin.scheme == .https ? .own : .ownInTheOpen) : .other(home: home)
    }

    func permits(_ address: IPAddress) -> Bool {
        guard !Self.isForbidden(address) else { return false }
        switch self {
        case .own: return true
        case .ownInTheOpen: return address.isLoopback || address.isPrivate
        case .other(let home):
            guard let home else { return address.isPublic }
            let mayBeLoopback = home.isLoopback
            return address.isPublic || address.isLoopback && mayBeLoopback
                || address.isPrivate && (mayBeLoopback || home.isPrivate)
        }
    }

    /// Link-local, multicast and unspecified addresses, and the metadata servers of clouds that live elsewhere.
    static func isForbidden(_ address: IPAddress) -> Bool {
        address.isLinkLocal || address.isMulticast || address.isUnspecified || metadata.contains(address.unwrapped)
    }

    /// Names of metadata servers; they resolve to link-local addresses, so this only gives the better message.
    static let forbiddenNames: Set<String> = ["metadata.google.internal", "metadata.goog", "metadata"]

    /// Whether a host is of this machine or a private network, as far as its name tells. The address is checked again
    /// when the connection is made.
    static func soundsLocal(_ origin: Origin) -> Bool {
        if let address = origin.hostAddress { return address.isLoopback || address.isPrivate }
        let isOneWord = !origin.host.utf8.contains(UInt8(ascii: "."))
        return origin.isLoopback || isOneWord || localEndings.contains { origin.host.hasSuffix($0) }
    }

    /// RFC 6762, RFC 8375, and what home routers and container engines use.
    private static let localEndings = [".localhost", ".local", ".home.arpa", ".internal", ".lan", ".home"]

    /// Of Amazon (IPv6), Alibaba and Azure; all others are link-local.
    private static let metadata = Set(
        ["fd00:ec2::254", "100.100.100.200", "168.63.129.16"].compactMap { IPAddress($0) })
}
