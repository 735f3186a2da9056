import HTTPServer

/// The host that a request names, when it is this machine by a name that no DNS server can give to another:
/// `localhost`, an address of 127.0.0.0/8 or `[::1]`, with the server's port.
struct LoopbackHost {
    /// As sent, in lower case.
    let text: String

    init?(_ head: RequestHead, port: Int) {
        let named = head.headers.all("host")
        guard named.count == 1 else { return nil }
        text = named[0].lowercased()
        guard Self.isOurs(text, port) else { return nil }
        if let target = head.targetAuthority, target.lowercased() != text { return nil }
    }

    private static func isOurs(_ text: String, _ port: Int) -> Bool {
        guard port > 0 else { return false }
        let suffix = ":\(port)"
        guard text.hasSuffix(suffix) || (port == 80 && !text.hasSuffix(":")) else { return false }
        let name = text.hasSuffix(suffix) ? text.dropLast(suffix.utf8.count) : text[...]
        return name == "localhost" || name == "[::1]" || isLoopbackAddress(name)
    }

    private static func isLoopbackAddress(_ name: Substring) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in
                part.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt8(part).map { String($0) == part } == true
            }
    }
}
