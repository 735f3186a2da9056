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
            let sentBefore = try Self.apply(
                .needsMending(.foundInJournal), to: try self.sentBefore(session), at: now, session)
            return Recovery(interrupted: interrupted, held: held + sentBefore)
        }
    }

    /// Rows that wait to be sent although the journal says that they were: the database is a restored copy.
    private func sentBefore(_ session: borrowing Session) throws -> [Row] {
        let rows = try session.rows(
            """
            SELECT generations.*, presses.token FROM generations JOIN presses ON presses.generation = generations.id
            WHERE completed_at IS NULL AND state IN ('queued', 'held')
            """)
        let sent = try journal.sent(of: try rows.map { try $0.get("token") })
        return try rows.filter { sent.contains(try $0.get("token")) }
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
    fileprivate static let foundInJournal = Problem(
        code: "sent_before",
        message: "This request was sent before, by what the studio noted beside its database: the database is a"
            + " restored copy. Look at the server for the job first. Press Send again only to pay for another one.")

    fileprivate static let foundAtStart = Problem(
        code: "found_at_start",
        message: "This waited in the queue when Dailies started, and has done so for long. If the database is a"
            + " restored copy, the request may have been sent before. Press Send again to send it, or cancel it.")
}
