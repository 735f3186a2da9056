import CSodium

/// Bytes as lower-case hexadecimal digits, in constant time.
package enum Hex {
    package static func encode(_ bytes: [UInt8]) -> String {
        var text = [CChar](repeating: 0, count: bytes.count * 2 + 1)
        sodium_bin2hex(&text, text.count, bytes, bytes.count)
        return String(decoding: text.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The bytes of digits of either case; `nil` when there is anything else or an odd number of them.
    package static func decode(_ text: String) -> [UInt8]? {
        let digits = text.utf8.map(CChar.init(bitPattern:))
        var bytes = [UInt8](repeating: 0, count: digits.count / 2)
        var count = 0
        let code = sodium_hex2bin(&bytes, bytes.count, digits, digits.count, nil, &count, nil)
        return code == 0 && count * 2 == digits.count ? bytes : nil
    }
}
