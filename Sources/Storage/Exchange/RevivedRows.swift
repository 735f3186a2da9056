import SQLite
import Studio

/// Gives erased rows their words again, in the transaction that brings them back. What was pressed, how it ended and
/// what it cost stay as they are known here; words, order and marks come from the archive.
final class RevivedRows {
    private struct Shown {
        let video: Int64
        let pick, trashedAt, erasedAt: Int64?
    }

    private let projects, videos, takes: Set<Int64>
    private let writer: RowWriter
    private var shown: [Shown] = []
    /// Takes that ended otherwise here than the archive says, and what to say of them.
    private var notes: [(GenerationID, String)] = []

    init(_ revival: Revival, _ writer: RowWriter) {
        projects = Set(revival.projects.values)
        videos = Set(revival.videos.values)
        takes = Set(revival.takes.values)
        self.writer = writer
    }

    /// - Parameter row: with the numbers that it has here.
    /// - Returns: false for a row that is inserted as any other.
    func take(_ row: ExchangeRow, of table: ExchangeTable, _ session: borrowing Session) throws -> Bool {
        let key = row.number(table.key) ?? 0
        switch table {
        case .projects where projects.contains(key): try take(project: row, key, session)
        case .videos where videos.contains(key): try take(video: row, key, session)
        case .generations where takes.contains(key): try take(take: row, key, session)
        case .presses where takes.contains(key): return try takePress(row, key, session)
        // The star may have been kept, and one that was set later stays.
        case .stars where takes.contains(key): try writer.insert(row, into: .stars, isOptional: true, session)
        case .ledger where takes.contains(key): break
        default: return false
        }
        return true
    }

    private func take(project: ExchangeRow, _ number: Int64, _ session: borrowing Session) throws {
        var row = project
        row.drop("id", "position")
        try expect(try writer.update(number, to: row, in: .projects, where: "erased_at IS NOT NULL", session))
    }

    /// It stays in the trash until the words of its takes are there: the database lets none be changed outside.
    private func take(video: ExchangeRow, _ number: Int64, _ session: borrowing Session) throws {
        var row = video
        shown.append(
            Shown(
                video: number, pick: row.number("pick"), trashedAt: row.number("trashed_at"),
                erasedAt: row.number("erased_at")))
        row.drop("id", "pick", "trashed_at", "erased_at")
        try expect(try writer.update(number, to: row, in: .videos, where: "erased_at IS NOT NULL", session))
    }

    private func take(take row: ExchangeRow, _ number: Int64, _ session: borrowing Session) throws {
        let state = row.text("state")
        let known = try session.row(
            """
            UPDATE generations SET settings = ?2,
                problem_message = iif(problem_code = ?3 AND ?4 IS NOT NULL, ?4, problem_message),
                media_bytes = iif(state = 'completed' AND ?5 = 'completed', ?6, media_bytes),
                media_sha256 = iif(state = 'completed' AND ?5 = 'completed', ?7, media_sha256)
            WHERE id = ?1 RETURNING state, charge_kind, charge_amount
            """, number, row.text("settings"), row.text("problem_code"), row.text("problem_message"), state,
            row.number("media_bytes"), row.text("media_sha256"))
        guard let known else { throw Problem.removedMeanwhile }
        let isSame =
            try known.get("state") == state && known.get("charge_kind") == row.text("charge_kind")
            && known.get("charge_amount") == row.number("charge_amount")
        guard !isSame else { return }
        var note =
            "It was brought back from an export that knew it otherwise. How it ended and what it cost stays as it"
            + " was known here; what happened in between was erased."
        if state == GenerationState.completed.rawValue, try known.get("state") != state {
            note += " The export says that it was finished: its film can be taken from there, under “films”."
        }
        notes.append((GenerationID(number), note))
    }

    /// - Returns: false where no press is known here.
    private func takePress(_ row: ExchangeRow, _ number: Int64, _ session: borrowing Session) throws -> Bool {
        try session.execute(
            "UPDATE presses SET digest = ? WHERE generation = ? AND token = ?", row.text("digest"), number,
            row.text("token")) == 1
    }

    private func expect(_ isErased: Bool) throws(Problem) {
        guard isErased else { throw Problem.removedMeanwhile }
    }

    /// After the last row.
    func finish(at now: Timestamp, _ session: borrowing Session) throws {
        for video in shown {
            // Only a take that completed here can stand for it.
            try session.execute(
                """
                UPDATE videos SET trashed_at = ?2, erased_at = ?3,
                    pick = (SELECT id FROM generations WHERE id = ?4 AND state = 'completed')
                WHERE id = ?1
                """, video.video, video.trashedAt, video.erasedAt, video.pick)
        }
        for (take, note) in notes {
            try StudioDatabase.append(LogEntry(kind: .note, text: note), for: take, at: now, session)
        }
    }
}
