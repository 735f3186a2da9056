/// `Content-Disposition` of downloads (RFC 6266).
package enum ContentDisposition {
    /// `attachment` with a file name: plain for every client, and in UTF-8 (RFC 8187) when it needs more.
    /// Slashes, control characters and quotes never arrive as such.
    package static func attachment(_ name: String) -> String {
        let plain = String(decoding: name.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
        let visible = name.unicodeScalars.filter {
            $0.properties.generalCategory != .control && $0 != "/" && $0 != "\\"
        }
        let encoded = String(String.UnicodeScalarView(visible)).utf8.map(escaped).joined()
        let extended = plain == name ? "" : "; filename*=UTF-8''\(encoded)"
        return "attachment; filename=\"\(plain)\"\(extended)"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || " ._-()+,".utf8.contains(byte)
    }

    /// RFC 8187's `attr-char` as it is, all else in percent.
    private static func escaped(_ byte: UInt8) -> String {
        if ASCII.isAlphanumeric(byte) || "!#$&+-.^_`|~".utf8.contains(byte) {
            return String(decoding: [byte], as: UTF8.self)
        }
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 0x10 ? "%0\(digits)" : "%\(digits)"
    }
}
