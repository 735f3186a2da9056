/// One request as it came in over the socket.
struct ReceivedRequest: Sendable {
    let method: String
    /// As on the request line, still encoded.
    let target: String
    let headers: [(name: String, value: String)]
    let body: [UInt8]
    /// Everything, to look for what must not be there.
    let raw: [UInt8]

    var path: String { String(target.prefix { $0 != "?" }) }
    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }

    init?(head: [UInt8], body: [UInt8]) {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let words = (lines.first ?? "").split(separator: " ")
        guard words.count == 3 else { return nil }
        method = String(words[0])
        target = String(words[1])
        headers = lines.dropFirst().compactMap { line in
            line.firstIndex(of: ":").map { colon in
                (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
            }
        }
        self.body = body
        raw = head + body
    }
}
