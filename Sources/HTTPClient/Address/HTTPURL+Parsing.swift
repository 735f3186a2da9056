extension HTTPURL {
    /// Why a text is no address.
    package enum Problem: Error, Sendable, Hashable {
        case notAbsolute
        /// Neither `http` nor `https`.
        case otherScheme
        case hasUser
        case badHost
        case badPort
        /// A control character.
        case badCharacter
        /// Over 8,192 bytes.
        case tooLong
    }

    package static let maximumBytes = 8192

    package init(_ text: String) throws(Problem) {
        try Self.check(text)
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[(colon + 1)...].starts(with: "//".utf8) else {
            throw .notAbsolute
        }
        let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        guard let scheme = Origin.Scheme(rawValue: name) else { throw .otherScheme }
        let rest = bytes[(colon + 3)...]
        let end = rest.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
        origin = try Origin(scheme: scheme, authority: rest[..<end])
        (path, query, fragment) = Self.split(rest[end...])
    }

    static func check(_ text: String) throws(Problem) {
        guard text.utf8.count <= maximumBytes else { throw .tooLong }
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw .badCharacter }
    }

    /// Splits what follows the host, repairing each part.
    static func split(_ bytes: ArraySlice<UInt8>) -> (path: String, query: String?, fragment: String?) {
        let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        let mark = bytes[..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash
        let path = PercentEncoding.repaired(bytes[..<mark])
        return (
            path.utf8.first == UInt8(ascii: "/") ? path : "/" + path,
            mark < hash ? PercentEncoding.repaired(bytes[(mark + 1)..<hash]) : nil,
            hash < bytes.endIndex ? PercentEncoding.repaired(bytes[(hash + 1)...]) : nil
        )
    }
}
