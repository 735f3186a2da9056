import HTTPServer

/// Which names a request may call this server by. Anything else is a page of another site that was pointed at this
/// machine (DNS rebinding), and gets nothing.
struct HostRule: Sendable {
    let port: ServedPort

    /// Exactly one `Host` that names this machine with our port, and an absolute target that agrees with it.
    func admits(_ head: RequestHead) -> Bool {
        Self.onlyHost(of: head).map(names) ?? false
    }

    /// The one `Host` of a request in lower case; nil where there is another number of them, or an absolute target
    /// that does not agree.
    static func onlyHost(of head: RequestHead) -> String? {
        let hosts = head.headers.all("host").map { $0.lowercased() }
        guard hosts.count == 1, head.targetAuthority.map({ $0.lowercased() == hosts[0] }) ?? true else { return nil }
        return hosts[0]
    }

    private func names(_ host: String) -> Bool {
        guard let (name, port) = Self.split(host), port != 0, port == self.port.value else { return false }
        return name == "localhost" || name == "[::1]" || Self.isLoopback(name)
    }

    /// Name and port; port 80 when none is written.
    private static func split(_ host: String) -> (name: String, port: Int)? {
        guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return (host, 80) }
        let digits = host[host.index(after: colon)...]
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let port = UInt16(digits).map(Int.init) else {
            return nil
        }
        return (String(host[..<colon]), port)
    }

    /// 127.0.0.0/8 as four decimal numbers.
    private static func isLoopback(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (48...57).contains($0) } && part.utf8.count <= 3 ? UInt8(part) : nil
        }
        return parts.count == 4 && numbers.count == 4 && numbers[0] == 127
    }
}
