/// Bytes as base64 with `-` and `_` and without padding (RFC 4648, section 5), in constant time.
package enum Base64URL {
    package static func encode(_ bytes: [UInt8]) -> String {
        Base64Variant.url.encode(bytes)
    }

    /// `nil` when there is any other character, padding included, or unused bits are set.
    package static func decode(_ text: String) -> [UInt8]? {
        Base64Variant.url.decode(text)
    }
}
