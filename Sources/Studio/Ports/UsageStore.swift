/// What the usage page and the alerts need of the database.
package protocol UsageStore: Sendable {
    func usage(at now: Timestamp) throws -> Usage

    /// - Parameter days: how many calendar days, UTC, up to and with today: 1…366.
    func report(days: Int, at now: Timestamp) throws -> UsageReport

    /// The lines of the bill in the order of their numbers, after one of them.
    /// - Parameter limit: 1…1000 lines.
    func usageLines(after id: GenerationID, limit: Int) throws -> [UsageLine]

    func alertThresholds() throws -> AlertThresholds
    func setAlertThresholds(_ thresholds: AlertThresholds) throws
    func alertFacts(at now: Timestamp) throws -> AlertFacts
}
