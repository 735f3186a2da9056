extension Origin {
    /// Reads `host`, `host:port` or `[v6]:port`.
    init(scheme: Scheme, authority: ArraySlice<UInt8>) throws(HTTPURL.Problem) {
        if authority.contains(UInt8(ascii: "@")) { throw .hasUser }
        var hostEnd = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
        if authority.first == UInt8(ascii: "[") {
            guard let bracket = authority.firstIndex(of: UInt8(ascii: "]")) else { throw .badHost }
            hostEnd = bracket + 1
        }
        self.scheme = scheme
        host = try Self.host(authority[..<hostEnd])
        port = try Self.port(authority[hostEnd...], scheme: scheme)
    }

    private static func host(_ bytes: ArraySlice<UInt8>) throws(HTTPURL.Problem) -> String {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        if bytes.first == UInt8(ascii: "[") {
            guard let address = IPAddress(String(text.dropFirst().dropLast())), address.isV6 else { throw .badHost }
            return address.description
        }
        guard !bytes.isEmpty, bytes.count <= 253, bytes.allSatisfy(isHostByte) else { throw .badHost }
        guard !looksNumeric(text) || IPAddress(text) != nil else { throw .badHost }
        return text
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            "-._".utf8.contains(byte)
        }
    }

    /// Whether resolvers may take the host for an IPv4 address (`127.1`, `0x7f.0.0.1`, `2130706433`): its last
    /// label is a number, by the rule of the URL standard.
    private static func looksNumeric(_ host: String) -> Bool {
        guard let last = host.split(separator: ".").last else { return true }
        return last.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
            && (Int(last) != nil || last.hasPrefix("0x") || last.allSatisfy(\.isNumber))
    }

    private static func port(_ bytes: ArraySlice<UInt8>, scheme: Scheme) throws(HTTPURL.Problem) -> Int {
        guard let colon = bytes.first else { return scheme.defaultPort }
        let digits = bytes.dropFirst()
        guard colon == UInt8(ascii: ":"), (1...5).contains(digits.count),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let port = Int(String(decoding: digits, as: UTF8.self)), (1...65535).contains(port)
        else { throw .badPort }
        return port
    }
}
