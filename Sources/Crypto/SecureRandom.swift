import CSodium

/// Random numbers that nobody can guess, from the operating system.
package enum SecureRandom {
    /// - Parameter count: 0 or more.
    package static func bytes(_ count: Int) -> [UInt8] {
        Sodium.ready
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// A random name of letters, digits, `-` and `_`: base64url without padding.
    ///
    /// - Parameter count: Random bytes, 16 by default, which makes 22 characters.
    package static func token(bytes count: Int = 16) -> String {
        Base64URL.encode(bytes(count))
    }
}
