/// A request as it stood on the wire.
struct ReceivedRequest: Sendable {
    /// The number of its connection, from 0.
    let connection: Int
    let head: String
    let body: [UInt8]

    /// Such as `GET /path HTTP/1.1`.
    var line: String { String(head.split(separator: "\r\n").first ?? "") }
    var method: String { String(line.split(separator: " ").first ?? "") }

    func header(_ name: String) -> String? {
        for field in head.split(separator: "\r\n").dropFirst() {
            let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { continue }
            return String(parts[1].drop { $0 == " " })
        }
        return nil
    }
}
