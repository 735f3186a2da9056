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
            return Recovery(interrupted: interrupted, held: held)
        }
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
