/// When the person wants to be told; each is off while nil.
package struct AlertThresholds: Sendable, Equatable {
    /// Failures of the last ``Alert/window`` generations that ended by themselves, in percent, 1…100.
    package var failurePercent: Int?
    /// What one clip may cost before it is pointed out.
    package var clipCost: Money?
    /// How long one generation may take, in minutes, 1…10,000.
    package var minutes: Int?
    /// How often a server may say to come later in an hour, 1…1,000. While it is waited for, that is always told.
    package var limitTimes: Int?
    /// Paused connections, used-up credit and servers that say to come later.
    package var troubles: Bool

    /// Without a word of the person: 10 %, $5, 10 minutes, 3 times, and troubles.
    package init(
        failurePercent: Int? = 10, clipCost: Money? = Money(microDollars: 5_000_000), minutes: Int? = 10,
        limitTimes: Int? = 3, troubles: Bool = true
    ) {
        self.failurePercent = failurePercent
        self.clipCost = clipCost
        self.minutes = minutes
        self.limitTimes = limitTimes
        self.troubles = troubles
    }
}
