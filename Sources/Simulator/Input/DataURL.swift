import Crypto

/// A `data:` URL that carries base64 (RFC 2397).
enum DataURL {
    /// Characters, the API's limit for an `image_url`.
    static let maximumLength = 20_971_520

    /// The bytes it carries. Throws 400 when it is malformed, too long or not base64.
    static func bytes(_ text: String) throws(APIError) -> [UInt8] {
        let param = "input_reference.image_url"
        guard text.utf8.count <= maximumLength else {
            throw .invalid(
                param, "Invalid '\(param)': string too long. The maximum length is \(maximumLength).",
                code: "string_above_max_length")
        }
        guard let comma = text.utf8.firstIndex(of: UInt8(ascii: ",")), text[..<comma].hasSuffix(";base64"),
            let bytes = Base64.decode(String(text[text.utf8.index(after: comma)...]))
        else {
            throw .invalid(
                param, "Invalid data URL. Expected the form data:image/png;base64,DATA.", code: "invalid_image_url")
        }
        return bytes
    }
}
