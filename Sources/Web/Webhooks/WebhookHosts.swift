import HTTPServer
import Studio

/// The names of other machines under which the webhook's address, and no other, may be called: those that a person
/// has set for a connection that has a secret. Asked for each time, so that a change counts at once.
struct WebhookHosts: Sendable {
    let names: @Sendable () -> Set<String>

    /// Exactly one `Host` with one of the names, as https servers write it, and an absolute target that agrees.
    func admit(_ head: RequestHead) -> Bool {
        guard head.path == Link.webhooks, let host = HostRule.onlyHost(of: head) else { return false }
        let name = host.hasSuffix(":443") ? String(host.dropLast(4)) : host
        return names().contains(name)
    }

    /// A name as somebody typed it, perhaps as a whole address → as it is kept: `hooks.example.com`, with a port where
    /// that is not 443.
    ///
    /// - Throws: `webhook_host` for what cannot be the name of another machine.
    static func name(_ typed: String) throws(Problem) -> String {
        var text = typed.trimmed.lowercased()
        if text.hasPrefix("https://") { text.removeFirst("https://".count) }
        text = String(text.prefix { $0 != "/" })
        if text.hasSuffix(":443") { text.removeLast(4) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let labels = parts.first?.split(separator: ".", omittingEmptySubsequences: false) ?? []
        let hasPort = parts.count == 1 || parts.count == 2 && UInt16(parts[1]).map { $0 > 0 } == true
        guard text.utf8.count <= 253, hasPort, labels.count > 1, labels.allSatisfy(isLabel), labels.last != "localhost",
            labels.first != "127"
        else {
            throw Problem(
                code: "webhook_host",
                message: "Write the name under which the tunnel is reached from outside, such as hooks.example.com.")
        }
        return text
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count)
            && label.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    }
}

extension StudioContext {
    /// Nobody is let in while the settings cannot be read.
    var webhookHosts: WebhookHosts {
        WebhookHosts { [store, connections, log] in
            do {
                let all = try store.connections()
                return Set(
                    try all.compactMap { connection in
                        try connections.keys.webhookSecret(of: connection.id) == nil ? nil : connection.webhookHost
                    })
            } catch {
                log.warning("The names for webhooks cannot be read: \(error)")
                return []
            }
        }
    }
}
