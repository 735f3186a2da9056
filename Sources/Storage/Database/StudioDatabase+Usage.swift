import SQLite
import Studio

extension StudioDatabase {
    /// So many of the newest clips tell how long one takes.
    private static let remembered = 1_000

    package func usage(at now: Timestamp) throws -> Usage {
        try database.read { session in
            let all = try Self.allSums(session)
            func count(_ isCounted: (UsageSum) -> Bool) -> Int {
                all.reduce(0) { $0 + ($1.charge != .elsewhere && isCounted($1) ? $1.count : 0) }
            }
            return Usage(
                total: Bill(all), today: Bill(try Self.sums(from: now.startOfDay, session)),
                models: Self.models(all),
                simulatedClips: count { $0.state == .completed && $0.isSimulated },
                completed: count { $0.state == .completed }, failed: count { $0.state == .failed },
                cancelled: count { $0.state == .cancelled }, active: count { !$0.state.isFinal },
                medianTime: try Self.medianTime(session))
        }
    }

    /// Both queries go through an index alone, in which these columns stand.
    private static let sumColumns = """
        SELECT model, server_kind, state, charge_kind, count(*) AS count, sum(charge_amount) AS amount,
            count(*) FILTER (WHERE charge_amount IS NULL) AS unknown
        """

    private static func allSums(_ session: borrowing Session) throws -> [UsageSum] {
        try session.rows(
            """
            \(sumColumns), sum(seconds) AS seconds FROM generations INDEXED BY generations_by_model
            GROUP BY model, server_kind, state, charge_kind
            """
        ).map { try UsageSum($0, seconds: $0.get("seconds")) }
    }

    /// One calendar day, UTC.
    private static func sums(from midnight: Timestamp, _ session: borrowing Session) throws -> [UsageSum] {
        try session.rows(
            "\(sumColumns) FROM generations WHERE created_at >= ? AND created_at < ? GROUP BY 1, 2, 3, 4",
            midnight, midnight + .hours(24)
        ).map { try UsageSum($0, seconds: 0) }
    }

    /// Models with a clip or an amount, the dearest first; simulated ones cost nothing.
    private static func models(_ sums: [UsageSum]) -> [ModelUsage] {
        let parts = sums.filter { $0.charge != .elsewhere }
        return Dictionary(grouping: parts) { ModelKey(name: $0.model, isSimulated: $0.isSimulated) }
            .map { key, sums in
                let done = sums.filter { $0.state == .completed }
                return ModelUsage(
                    model: key.name, clips: done.reduce(0) { $0 + $1.count },
                    seconds: done.reduce(0) { $0 + $1.seconds }, simulated: key.isSimulated,
                    amount: sums.reduce(.zero) { $0 + $1.realAmount })
            }
            .filter { $0.clips > 0 || $0.amount > .zero }
            .sorted { ($1.amount, $1.clips, $0.model) < ($0.amount, $0.clips, $1.model) }
    }

    private struct ModelKey: Hashable {
        let name: String
        let isSimulated: Bool
    }

    /// The lower one of the two in the middle. A clock that was set back in between gives no time.
    private static func medianTime(_ session: borrowing Session) throws -> Interval? {
        let spans = try session.rows(
            """
            SELECT completed_at - submitted_at AS span FROM generations
            WHERE completed_at IS NOT NULL AND state = 'completed' AND charge_kind <> 'elsewhere'
                AND completed_at >= submitted_at
            ORDER BY completed_at DESC LIMIT ?
            """, remembered
        ).map { Interval(milliseconds: try $0.get("span")) }
        return spans.isEmpty ? nil : spans.sorted()[(spans.count - 1) / 2]
    }
}
