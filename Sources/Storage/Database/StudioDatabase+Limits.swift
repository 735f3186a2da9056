import SQLite
import Studio

extension StudioDatabase {
    package func limits() throws -> SpendingLimits {
        try database.read { session in try Self.limits(session) }
    }

    package func setLimits(_ limits: SpendingLimits) throws {
        try database.write { session in
            for limit in LimitName.allCases {
                if let value = limit.value(in: limits) {
                    try session.execute(
                        """
                        INSERT INTO settings (name, value) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """, limit, value)
                } else {
                    try session.execute("DELETE FROM settings WHERE name = ?", limit)
                }
            }
        }
    }

    static func limits(_ session: borrowing Session) throws -> SpendingLimits {
        var limits = SpendingLimits()
        for row in try session.rows("SELECT name, value FROM settings") {
            try LimitName(rawValue: row.get("name"))?.set(row.get("value"), in: &limits)
        }
        return limits
    }

    package func commitments(in project: ProjectID?, at now: Timestamp) throws -> Commitments {
        try database.read { session in try Self.commitments(in: project, at: now, session) }
    }

    /// Real money only; the numbers of presses and of waiting generations count simulated ones too.
    static func commitments(
        in project: ProjectID?, at now: Timestamp, _ session: borrowing Session
    ) throws -> Commitments {
        let midnight = now.startOfDay
        let today: Money? = try session.value(
            """
            SELECT sum(charge_amount) FROM generations
            WHERE created_at >= ? AND created_at < ? AND server_kind <> ?
            """, midnight, midnight + .hours(24), ConnectionKind.simulator)
        let inProject: Money? = try session.value("SELECT sum(spent) FROM video_sums WHERE project = ?", project)
        // Presses a little in the future are counted too: two of them may have read the clock in another order.
        let presses: Int? = try session.value(
            "SELECT count(*) FROM presses WHERE at > ? AND at < ?", now + .minutes(-1), now + .minutes(1))
        let waiting: Int? = try session.value(
            "SELECT count(*) FROM generations WHERE completed_at IS NULL AND state = 'queued'")
        return Commitments(
            today: today ?? .zero, project: inProject ?? .zero, pressesInTheLastMinute: presses ?? 0,
            waiting: waiting ?? 0)
    }
}

extension Timestamp {
    /// Midnight UTC of this day.
    var startOfDay: Timestamp {
        let day = Interval.hours(24).milliseconds
        let sinceMidnight = ((milliseconds % day) + day) % day
        return Timestamp(milliseconds: milliseconds - sinceMidnight)
    }
}
