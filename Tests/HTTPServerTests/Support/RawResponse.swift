/// A response as it came over the wire.
struct RawResponse {
    let status: Int
    let headers: [(name: String, value: String)]
    var body: [UInt8] = []

    init?(head: [UInt8]) {
        var lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n").map(String.init)
        guard !lines.isEmpty, case let words = lines.removeFirst().split(separator: " "), words.count >= 2,
            words[0] == "HTTP/1.1", let status = Int(words[1])
        else { return nil }
        self.status = status
        headers = lines.map { line in
            let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return (halves[0].lowercased(), String((halves.last ?? "").drop { $0 == " " }))
        }
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    var closes: Bool { header("connection")?.lowercased() == "close" }
}
