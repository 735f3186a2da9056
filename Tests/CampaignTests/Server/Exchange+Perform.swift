import Foundation

/// Putting an answer onto the wire.
extension Exchange {
    /// - Returns: whether the connection goes on.
    func perform(_ answer: Answer, _ honest: Reply, _ wire: inout Wire) -> Bool {
        switch answer {
        case .honest: return send(honest, &wire)
        case .reply(let status, let headers, let body):
            return send(Reply(status: status, headers: headers, body: body), &wire)
        case .raw(let bytes): _ = wire.send(bytes)
        case .rawAndHang(let bytes):
            if wire.send(bytes) { wire.waitForLeave() }
        case .close: break
        case .reset: wire.forget()
        case .hang: wire.waitForLeave()
        case .after(let delay, let answer):
            usleep(UInt32(delay / .microseconds(1)))
            return perform(answer, honest, &wire)
        case .endless(let head): sendEndlessly(head, &wire)
        case .cut(let share, let declared): sendPart(share, declared, of: honest, &wire)
        case .doing(let act, let answer):
            act()
            return perform(answer, honest, &wire)
        }
        return false
    }

    private func send(_ reply: Reply, _ wire: inout Wire) -> Bool {
        wire.send(head(reply, length: reply.body.count) + reply.body)
    }

    private func head(_ reply: Reply, length: Int?) -> [UInt8] {
        let framing = length.map { ("Content-Length", "\($0)") } ?? ("Connection", "close")
        let fields = (reply.headers + [framing, ("Date", Self.date)]).map { "\($0.0): \($0.1)\r\n" }.joined()
        return Array("HTTP/1.1 \(reply.status) Whatever\r\n\(fields)\r\n".utf8)
    }

    /// The time now, as HTTP writes it.
    private static var date: String {
        var now = time(nil)
        var parts = tm()
        var text = [CChar](repeating: 0, count: 64)
        gmtime_r(&now, &parts)
        strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private func sendPart(_ share: Double, _ declared: Bool, of reply: Reply, _ wire: inout Wire) {
        let part = reply.body.prefix(Int(Double(reply.body.count) * share))
        _ = wire.send(head(reply, length: declared ? reply.body.count : nil) + part)
    }

    private func sendEndlessly(_ head: String, _ wire: inout Wire) {
        guard wire.send(Array(head.utf8)) else { return }
        let piece = [UInt8](repeating: UInt8(ascii: " "), count: 65_536)
        for _ in 0..<16_384 where !wire.send(piece) { return }
    }
}
