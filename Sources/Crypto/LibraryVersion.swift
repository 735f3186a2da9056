import CSodium

/// The libsodium that this process runs with.
package enum CryptoLibrary {
    /// `1.0.18`.
    package static var version: String { String(cString: sodium_version_string()) }
}
