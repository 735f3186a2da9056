extension HTTPURL {
    /// The address that a reference found at this one leads to, such as a `Location` (RFC 3986, section 5.2).
    package func resolving(_ reference: String) throws(Problem) -> HTTPURL {
        try Self.check(reference)
        let bytes = Array(reference.utf8)[...]
        if bytes.starts(with: "//".utf8) { return try HTTPURL("\(origin.scheme):\(reference)") }
        if Self.hasScheme(bytes) { return try HTTPURL(reference) }
        let parts = Self.split(bytes)
        switch bytes.first {
        case nil, UInt8(ascii: "#"):
            return HTTPURL(origin: origin, path: path, query: query, fragment: parts.fragment)
        case UInt8(ascii: "?"):
            return HTTPURL(origin: origin, path: path, query: parts.query, fragment: parts.fragment)
        case UInt8(ascii: "/"):
            return HTTPURL(
                origin: origin, path: Self.walk(parts.path), query: parts.query, fragment: parts.fragment)
        default:
            let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
            return HTTPURL(
                origin: origin, path: Self.walk(folder + parts.path), query: parts.query, fragment: parts.fragment)
        }
    }

    private static func hasScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
        let end = bytes.firstIndex { "/?#".utf8.contains($0) } ?? bytes.endIndex
        return bytes[..<end].contains(UInt8(ascii: ":"))
    }

    /// Takes the steps `.` and `..` out of a path.
    private static func walk(_ path: String) -> String {
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for segment in segments where segment != "." {
            if segment == ".." { _ = kept.popLast() } else { kept.append(segment) }
        }
        let endsWithStep = segments.last == "." || segments.last == ".."
        return "/" + kept.joined(separator: "/") + (endsWithStep && !kept.isEmpty ? "/" : "")
    }
}
