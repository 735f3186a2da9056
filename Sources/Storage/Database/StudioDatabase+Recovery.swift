import SQLite
import Studio

extension StudioDatabase {
    package func recover(queuedBefore: Timestamp, at now: Timestamp) throws -> Recovery {
        try database.write { session in
            let sent = try session.rows("SELECT * FROM generations WHERE completed_at IS NULL AND state = 'submitting'")
            let interrupted = try Self.apply(.interrupted, to: sent, at: now, session)
            let old = try session.rows(
                "SELECT * FROM generations WHERE completed_at IS NULL AND state = 'queued' AND created_at < ?",
                queuedBefore)
            let held = try Self.apply(.needsMending(.foundAtStart), to: old, at: now, session)
            let (sentBefore, doubtful) = try self.sentBefore(session)
            let heldAgain = try Self.apply(.needsMending(.sentBefore), to: sentBefore, at: now, session)
            try session.execute("DELETE FROM wishes WHERE at < ?", queuedBefore)
            return Recovery(
                interrupted: interrupted, held: held + heldAgain, doubtful: try doubtful.map { try $0.get("id") })
        }
    }

    /// Rows that wait to be sent although the journal says that they were: the database is a restored copy. The
    /// journal's last one may also be one that the last process was about to send: nothing was sent after it.
    private func sentBefore(_ session: borrowing Session) throws -> (sent: [Row], doubtful: Row?) {
        let rows = try session.rows(
            """
            SELECT generations.*, presses.token FROM generations JOIN presses ON presses.generation = generations.id
            WHERE completed_at IS NULL AND state IN ('queued', 'held')
            """)
        let (sent, last) = try journal.sent(of: try rows.map { try $0.get("token") })
        let isDoubtful = { (row: Row) in try row.get("token") == last && row.get("state") == GenerationState.queued }
        return (
            try rows.filter { try sent.contains($0.get("token")) && !isDoubtful($0) }, try rows.first(where: isDoubtful)
        )
    }

    /// How many rows the event changed.
    private static func apply(
        _ event: GenerationEvent, to rows: [Row], at now: Timestamp, _ session: borrowing Session
    ) throws -> Int {
        var changed = 0
        for row in rows where try apply(event, to: row.generation(), at: now, session) != nil {
            changed += 1
        }
        return changed
    }
}

extension Problem {
    fileprivate static let foundAtStart = Problem(
        code: "found_at_start",
        message: "This waited in the queue when Dailies started, and has done so for long. If the database is a"
            + " restored copy, the request may have been sent before. Press Send again to send it, or cancel it.")
}
