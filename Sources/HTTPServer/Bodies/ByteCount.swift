/// Sizes in words.
enum ByteCount {
    /// "25 MiB", "512 KiB", "100 bytes": exact, in the largest unit that is.
    static func text(_ bytes: Int) -> String {
        for (shift, unit) in [(30, "GiB"), (20, "MiB"), (10, "KiB")] where bytes > 0 && bytes % (1 << shift) == 0 {
            return "\(bytes >> shift) \(unit)"
        }
        return "\(bytes) bytes"
    }
}
