/// The target of a request line, taken apart and checked (RFC 9112, section 3.2).
struct RequestTarget {
    /// Host and port of an absolute-form target (`GET http://host/path`); nil for the usual form.
    let authority: String?
    /// Decoded and free of NUL, `\`, `//` and dot segments.
    let path: String
    /// The path's parts between slashes, each decoded by itself, so that `%2F` stays inside its part.
    let segments: [String]
    let query: Fields

    /// Longest target that is taken apart, in bytes.
    static let maximumLength = 8192

    init(_ raw: String) throws(HTTPProblem) {
        try Self.checkLength(raw.utf8.count)
        guard raw.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else {
            throw HTTPProblem(.badRequest, "The address holds a character that must be percent-encoded.")
        }
        let (authority, rest) = try Self.splitAuthority(raw.utf8[...])
        self.authority = authority
        let mark = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
        (path, segments) = try Self.decodePath(rest[..<mark])
        guard let query = URLEncoded.parse(rest[mark...].dropFirst()) else {
            throw HTTPProblem(.badRequest, "The address has a query that cannot be decoded.")
        }
        guard !query.pairs.contains(where: { $0.name.utf8.contains(0) || $0.value.utf8.contains(0) }) else {
            throw HTTPProblem(.badRequest, "The address has a query with a NUL.")
        }
        self.query = query
    }

    static func checkLength(_ length: Int) throws(HTTPProblem) {
        guard length <= maximumLength else {
            throw HTTPProblem(.uriTooLong, "The address is longer than 8 KiB.")
        }
    }

    private typealias Bytes = Substring.UTF8View

    private static func splitAuthority(_ target: Bytes) throws(HTTPProblem) -> (String?, Bytes) {
        if target.first == UInt8(ascii: "/") { return (nil, target) }
        for scheme in ["http://", "https://"]
        where ASCII.lowercased(Substring(target.prefix(scheme.utf8.count))) == scheme {
            let rest = target.dropFirst(scheme.utf8.count)
            let slash = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
            guard slash > rest.startIndex, slash < rest.endIndex, rest[slash] == UInt8(ascii: "/") else { break }
            return (String(Substring(rest[..<slash])), rest[slash...])
        }
        throw HTTPProblem(.badRequest, "The address does not start with a slash.")
    }

    private static func decodePath(_ bytes: Bytes) throws(HTTPProblem) -> (String, [String]) {
        var segments: [String] = []
        for part in bytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let segment = PercentDecoding.decode(part) else {
                throw HTTPProblem(.badRequest, "The address has a path that cannot be decoded.")
            }
            segments.append(segment)
        }
        let path = "/" + segments.joined(separator: "/")
        guard isPlain(path) else {
            throw HTTPProblem(.badRequest, "The address has a path with a forbidden part.")
        }
        return (path, segments)
    }

    /// True when no reader of the path, however it treats slashes and dots, could see another file in it.
    private static func isPlain(_ path: String) -> Bool {
        guard !path.utf8.contains(where: { ASCII.isControl($0) || $0 == UInt8(ascii: "\\") }) else { return false }
        let parts = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let hasEmptyPart = parts.dropLast().contains { $0.isEmpty }
        return !hasEmptyPart && !parts.contains { $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }
    }
}
