import SQLite
import Studio

extension StudioDatabase {
    package func usage(at now: Timestamp) throws -> Usage {
        try database.read { session in
            let counts = try Self.counts(session)
            let midnight = now.startOfDay
            return Usage(
                total: try Self.bill(from: nil, to: nil, session),
                today: try Self.bill(from: midnight, to: midnight + .hours(24), session),
                models: try Self.models(session),
                simulatedClips: try counts.get("simulated"),
                completed: try counts.get("completed"), failed: try counts.get("failed"),
                cancelled: try counts.get("cancelled"), active: try counts.get("active"),
                medianTime: try Self.medianTime(session))
        }
    }

    private static func counts(_ session: borrowing Session) throws -> Row {
        let row = try session.row(
            """
            SELECT count(*) FILTER (WHERE state = 'completed' AND server_kind = ?) AS simulated,
                count(*) FILTER (WHERE state = 'completed') AS completed,
                count(*) FILTER (WHERE state = 'failed') AS failed,
                count(*) FILTER (WHERE state = 'cancelled') AS cancelled,
                count(*) FILTER (WHERE completed_at IS NULL) AS active
            FROM generations WHERE charge_kind <> 'elsewhere'
            """, ConnectionKind.simulator)
        guard let row else { throw StorageError.unreadable(column: "count", reason: "SQLite counted nothing") }
        return row
    }

    /// Real money of what was pressed in a span of time; nil: without a limit on that side.
    private static func bill(
        from start: Timestamp?, to end: Timestamp?, _ session: borrowing Session
    ) throws -> Bill {
        let row = try session.row(
            """
            SELECT coalesce(sum(charge_amount) FILTER (WHERE charge_kind IN ('estimated', 'stated')), 0) AS spent,
                coalesce(sum(charge_amount) FILTER (WHERE charge_kind = 'reserved'), 0) AS reserved,
                coalesce(sum(charge_amount) FILTER (WHERE charge_kind = 'possible'), 0) AS possible,
                count(*) FILTER (WHERE charge_amount IS NULL) AS unknown,
                count(*) FILTER (WHERE charge_kind = 'refused') AS refused
            FROM generations
            WHERE server_kind <> ?
                AND created_at >= coalesce(?, created_at) AND created_at < coalesce(?, created_at + 1)
            """, ConnectionKind.simulator, start, end)
        guard let row else { throw StorageError.unreadable(column: "sum", reason: "SQLite summed nothing") }
        return Bill(
            spent: try row.get("spent"), reserved: try row.get("reserved"), possible: try row.get("possible"),
            unknown: try row.get("unknown"), refused: try row.get("refused"))
    }

    /// Models with a clip or an amount, the dearest first; simulated ones cost nothing.
    private static func models(_ session: borrowing Session) throws -> [ModelUsage] {
        let rows = try session.rows(
            """
            SELECT model, server_kind = ? AS simulated,
                count(*) FILTER (WHERE state = 'completed') AS clips,
                coalesce(sum(seconds) FILTER (WHERE state = 'completed'), 0) AS seconds,
                coalesce(sum(iif(server_kind = ?, 0, charge_amount)), 0) AS amount
            FROM generations WHERE charge_kind <> 'elsewhere' GROUP BY 1, 2 HAVING clips > 0 OR amount > 0
            ORDER BY amount DESC, clips DESC, model
            """, ConnectionKind.simulator, ConnectionKind.simulator)
        return try rows.map { row in
            ModelUsage(
                model: try row.get("model"), clips: try row.get("clips"), seconds: try row.get("seconds"),
                simulated: try row.get("simulated"), amount: try row.get("amount"))
        }
    }

    /// The lower one of the two in the middle. A clock that was set back in between gives no time.
    private static func medianTime(_ session: borrowing Session) throws -> Interval? {
        let milliseconds: Int64? = try session.value(
            """
            WITH times (span) AS (
                SELECT completed_at - submitted_at FROM generations
                WHERE state = 'completed' AND charge_kind <> 'elsewhere' AND completed_at >= submitted_at)
            SELECT span FROM times ORDER BY span LIMIT 1 OFFSET (SELECT max(count(*) - 1, 0) / 2 FROM times)
            """)
        return milliseconds.map(Interval.init(milliseconds:))
    }
}
