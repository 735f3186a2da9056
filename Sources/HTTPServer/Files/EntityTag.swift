/// Entity tags of conditional requests (RFC 9110, section 8.8.3).
package enum EntityTag {
    /// A strong tag of that text, in quotes. The text is visible ASCII without quotes.
    package static func strong(_ text: String) -> String {
        "\"\(text)\""
    }

    /// True when an `If-None-Match` field names the tag: `*`, or one of its list, weak or strong.
    package static func matches(_ tag: String, ifNoneMatch field: String) -> Bool {
        if ASCII.trimmed(field) == "*" { return true }
        var rest = field.utf8[...]
        while let quote = rest.firstIndex(of: UInt8(ascii: "\"")),
            let end = rest[rest.index(after: quote)...].firstIndex(of: UInt8(ascii: "\""))
        {
            if Substring(rest[quote...end]) == opaque(tag) { return true }
            rest = rest[end...].dropFirst()
        }
        return false
    }

    private static func opaque(_ tag: String) -> Substring {
        tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
    }
}
