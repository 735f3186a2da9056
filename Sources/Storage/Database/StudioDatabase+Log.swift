import SQLite
import Studio

extension StudioDatabase {
    /// So many lines are kept from the start of a generation's log, and as many from its end.
    static let keptLines = 500
    /// The longest line, in bytes.
    static let longestLine = 65_536

    package func log(_ entry: LogEntry, for id: GenerationID, at now: Timestamp) throws {
        try database.write { session in try Self.append(entry, for: id, at: now, session) }
    }

    package func entries(of id: GenerationID) throws -> [LoggedEntry] {
        try database.read { session in
            try session.rows("SELECT kind, text, at FROM events WHERE generation = ? ORDER BY id", id)
                .map { try $0.loggedEntry() }
        }
    }

    static func append(
        _ entry: LogEntry, for id: GenerationID, at now: Timestamp, _ session: borrowing Session
    ) throws {
        try session.execute(
            "INSERT INTO events (generation, kind, text, at) VALUES (?, ?, ?, ?)",
            id, entry.kind, cut(entry.text), now)
        try dropMiddle(of: id, session)
    }

    /// A job that is in trouble for days must not fill the disk; how it began and where it stands are kept.
    private static func dropMiddle(of id: GenerationID, _ session: borrowing Session) throws {
        let lines: Int? = try session.value("SELECT count(*) FROM events WHERE generation = ?", id)
        guard let lines, lines > 2 * keptLines else { return }
        try session.execute(
            """
            DELETE FROM events WHERE id =
                (SELECT id FROM events WHERE generation = ? ORDER BY id LIMIT 1 OFFSET ?)
            """, id, keptLines)
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > longestLine else { return text }
        return String(decoding: text.utf8.prefix(longestLine - 8), as: UTF8.self) + "…"
    }
}
