import CSodium

/// The library has to be made ready once before its random numbers are used.
enum Sodium {
    static let ready: Void = precondition(sodium_init() >= 0, "libsodium found no source of random numbers.")
}
