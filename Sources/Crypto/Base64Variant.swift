import CSodium

/// The two alphabets in use.
enum Base64Variant {
    case standard
    case url

    private var number: Int32 {
        switch self {
        case .standard: Int32(sodium_base64_VARIANT_ORIGINAL)
        case .url: Int32(sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        }
    }

    func encode(_ bytes: [UInt8]) -> String {
        // The length includes a final NUL.
        var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, number))
        sodium_bin2base64(&text, text.count, bytes, bytes.count, number)
        return String(decoding: text.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    func decode(_ text: String) -> [UInt8]? {
        let characters = text.utf8.map(CChar.init(bitPattern:))
        var bytes = [UInt8](repeating: 0, count: characters.count / 4 * 3 + 3)
        var count = 0
        let code = sodium_base642bin(
            &bytes, bytes.count, characters, characters.count, nil, &count, nil, number)
        return code == 0 ? Array(bytes.prefix(count)) : nil
    }
}
