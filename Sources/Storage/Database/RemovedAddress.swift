/// What stands in `connections.address` once a connection was removed: its address stays free for a new one, and its
/// row stays for the history. SQL, for a row of `connections`.
enum RemovedAddress {
    /// What removing puts behind the address.
    static let ending = "(' (removed, ' || id || ')')"
    /// The server's own address, of a removed connection too.
    static let real = "iif(removed_at IS NULL, address, substr(address, 1, length(address) - length(\(ending))))"
}
