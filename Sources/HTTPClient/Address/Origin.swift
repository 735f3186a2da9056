/// Scheme, host and port: where a secret may go is decided by equality of these three (RFC 6454).
package struct Origin: Sendable, Hashable, CustomStringConvertible {
    package enum Scheme: String, Sendable {
        case http, https

        package var defaultPort: Int { self == .http ? 80 : 443 }
    }

    package let scheme: Scheme
    /// In lower case; an IPv6 address without its brackets and in its canonical notation.
    package let host: String
    /// 1…65535, the scheme's own when none was written.
    package let port: Int

    /// The address when the host is written as one.
    package var hostAddress: IPAddress? { IPAddress(host) }

    /// Whether the host names this machine without asking a name server: `localhost` or a loopback address.
    package var isLoopback: Bool { host == "localhost" || hostAddress?.isLoopback == true }

    package var description: String {
        let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        return "\(scheme)://\(name)" + (port == scheme.defaultPort ? "" : ":\(port)")
    }
}
