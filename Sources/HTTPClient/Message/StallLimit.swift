/// The slowest pace that still counts as a transfer.
package struct StallLimit: Sendable {
    /// Bytes a second, 1 or more.
    package let bytesPerSecond: Int
    /// How long the pace may stay below, rounded up to whole seconds.
    package let duration: Duration

    package init(bytesPerSecond: Int, for duration: Duration) {
        self.bytesPerSecond = bytesPerSecond
        self.duration = duration
    }
}
