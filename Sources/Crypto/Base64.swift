/// Bytes as base64 with `+`, `/` and padding (RFC 4648, section 4), in constant time.
package enum Base64 {
    package static func encode(_ bytes: [UInt8]) -> String {
        Base64Variant.standard.encode(bytes)
    }

    /// `nil` when there is any other character, the padding is wrong or unused bits are set.
    package static func decode(_ text: String) -> [UInt8]? {
        Base64Variant.standard.decode(text)
    }
}
