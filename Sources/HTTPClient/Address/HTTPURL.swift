/// An absolute `http` or `https` address, read strictly so that every reader understands the same host.
///
/// Refused: users and passwords, hosts in other letters than ASCII (`xn--` names are fine), IPv4 addresses in
/// unusual notations, control characters. Other characters that do not belong into a path or query are
/// percent-encoded.
package struct HTTPURL: Sendable, Hashable, CustomStringConvertible {
    package let origin: Origin
    /// Percent-encoded, starts with `/`.
    package let path: String
    /// Percent-encoded, without the `?`.
    package let query: String?
    /// Percent-encoded, without the `#`; never sent.
    package let fragment: String?

    package var description: String {
        "\(origin)\(path)" + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
    }

    /// This address with more segments of path, each percent-encoded, and with this query instead of its own.
    /// A slash at the end of the base is not doubled.
    package func appending(segments: [String], query: [(String, String)] = []) -> HTTPURL {
        var joined = path
        for segment in segments {
            joined += (joined.utf8.last == UInt8(ascii: "/") ? "" : "/") + PercentEncoding.segment(segment)
        }
        let pairs = query.map { PercentEncoding.component($0.0) + "=" + PercentEncoding.component($0.1) }
        return HTTPURL(
            origin: origin, path: joined, query: pairs.isEmpty ? nil : pairs.joined(separator: "&"), fragment: nil)
    }
}
