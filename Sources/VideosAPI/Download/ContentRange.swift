/// The value of `Content-Range` (RFC 9110, section 14.4).
enum ContentRange: Equatable, Sendable {
    /// Bytes `first…last`; the total is nil when the server does not know it.
    case part(first: Int64, last: Int64, total: Int64?)
    /// Of a 416: only the total.
    case unsatisfied(total: Int64)

    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
        let halves = words[1].split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        let total = Self.number(halves[1])
        if halves[0] == "*", let total {
            self = .unsatisfied(total: total)
            return
        }
        let ends = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
        guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last,
            total.map({ last < $0 }) ?? (halves[1] == "*")
        else { return nil }
        self = .part(first: first, last: last, total: total)
    }

    private static func number(_ text: Substring) -> Int64? {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isPlain ? Int64(text) : nil
    }
}
