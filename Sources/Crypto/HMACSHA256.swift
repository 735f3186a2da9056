import CSodium

/// HMAC with SHA-256 (RFC 2104), for keys of any length.
package enum HMACSHA256 {
    /// The code, 32 bytes.
    package static func code(for message: [UInt8], key: [UInt8]) -> [UInt8] {
        var state = crypto_auth_hmacsha256_state()
        // The state holds the key in another form.
        defer { sodium_memzero(&state, MemoryLayout.size(ofValue: state)) }
        var code = [UInt8](repeating: 0, count: SHA256.byteCount)
        crypto_auth_hmacsha256_init(&state, key, key.count)
        crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
        crypto_auth_hmacsha256_final(&state, &code)
        return code
    }

    /// Whether a code that was received is the one for the message; its time tells nothing about the right one.
    package static func isValid(_ code: [UInt8], for message: [UInt8], key: [UInt8]) -> Bool {
        equalInConstantTime(code, Self.code(for: message, key: key))
    }
}
