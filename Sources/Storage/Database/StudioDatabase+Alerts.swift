import SQLite
import Studio

extension StudioDatabase {
    package func alertThresholds() throws -> AlertThresholds {
        try database.read { session in
            var thresholds = AlertThresholds()
            for row in try session.rows("SELECT name, value FROM settings") {
                try ThresholdName(rawValue: row.get("name"))?.set(row.get("value"), in: &thresholds)
            }
            return thresholds
        }
    }

    package func setAlertThresholds(_ thresholds: AlertThresholds) throws {
        try database.write { session in
            for name in ThresholdName.allCases {
                try session.execute(
                    """
                    INSERT INTO settings (name, value) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """, name, name.value(in: thresholds))
            }
        }
    }

    package func alertFacts(at now: Timestamp) throws -> AlertFacts {
        try database.read { session in
            var facts = AlertFacts()
            (facts.ended, facts.failed) = try Self.endings(session)
            facts.dearest = try Self.dearest(since: now + .hours(-24), session)
            facts.slowest = try Self.slowest(since: now + .hours(-24), at: now, session)
            facts.pauses = try Self.pauses(session)
            facts.credit = try Self.credit(session)
            facts.limits = try Self.limits(since: now + .hours(-1), at: now, session)
            return facts
        }
    }

    /// The newest that ended by themselves. What the person stopped and jobs that others sent say nothing.
    private static func endings(_ session: borrowing Session) throws -> (ended: Int, failed: Int) {
        let row = try session.row(
            """
            SELECT count(*) AS ended, count(*) FILTER (WHERE state = 'failed') AS failed FROM (
                SELECT state FROM generations
                WHERE completed_at IS NOT NULL AND state IN ('completed', 'failed') AND charge_kind <> 'elsewhere'
                ORDER BY completed_at DESC LIMIT ?)
            """, Alert.window)
        return (try row?.get("ended") ?? 0, try row?.get("failed") ?? 0)
    }

    private static func dearest(
        since start: Timestamp, _ session: borrowing Session
    ) throws -> AlertFacts.Outlier<Money>? {
        try session.row(
            """
            SELECT id, video, charge_amount FROM generations
            WHERE created_at > ? AND server_kind <> ? AND charge_amount > 0
            ORDER BY charge_amount DESC, id DESC LIMIT 1
            """, start, ConnectionKind.simulator
        ).map { row in
            AlertFacts.Outlier(
                generation: try row.get("id"), video: try row.get("video"), measure: try row.get("charge_amount"))
        }
    }

    private static func slowest(
        since start: Timestamp, at now: Timestamp, _ session: borrowing Session
    ) throws -> AlertFacts.Outlier<Interval>? {
        try session.row(
            """
            SELECT id, video, ? - submitted_at AS span FROM generations
            WHERE completed_at IS NULL AND state IN ('submitting', 'uncertain', 'in_progress', 'downloading')
                AND submitted_at IS NOT NULL AND charge_kind <> 'elsewhere'
            UNION ALL
            SELECT id, video, completed_at - submitted_at AS span FROM generations
            WHERE completed_at > ? AND submitted_at IS NOT NULL AND charge_kind <> 'elsewhere'
            ORDER BY span DESC, id DESC LIMIT 1
            """, now, start
        ).map { row in
            AlertFacts.Outlier(
                generation: try row.get("id"), video: try row.get("video"),
                measure: Interval(milliseconds: try row.get("span")))
        }
    }
}
