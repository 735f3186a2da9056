import Foundation

/// One request as it came over the wire.
struct Call: Sendable {
    let method: String
    /// Of the path, percent-decoded: `["v1", "videos", "video_1"]`.
    let segments: [String]
    let query: [String: String]
    /// By their names in lower case.
    let headers: [String: String]
    let body: [UInt8]

    /// - Parameter head: without the blank line at its end.
    init?(head: [UInt8], body: [UInt8]) {
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].components(separatedBy: " ")
        guard words.count == 3 else { return nil }
        let target = words[1].split(separator: "?", maxSplits: 1).map(String.init)
        method = words[0]
        segments = target[0].split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
        query = target.count > 1 ? Self.pairs(target[1]) : [:]
        headers = Self.headers(in: lines)
        self.body = body
    }

    private static func pairs(_ text: String) -> [String: String] {
        let pairs = text.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return Dictionary(pairs.map { ($0[0], ($0.count > 1 ? $0[1].removingPercentEncoding : "") ?? "") }) { $1 }
    }

    private static func headers(in lines: [String]) -> [String: String] {
        let fields = lines.dropFirst().compactMap { line in line.firstIndex(of: ":").map { (line, $0) } }
        return Dictionary(
            fields.map { line, colon in
                let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
                return (line[..<colon].lowercased(), value)
            }
        ) { $1 }
    }

    var path: String { "/" + segments.joined(separator: "/") }

    /// What a paid request asks for.
    struct Order: Decodable, Sendable {
        let prompt: String
        let model: String
        let seconds: String
        let size: String
    }

    var order: Order? { try? JSONDecoder().decode(Order.self, from: Data(body)) }
}
