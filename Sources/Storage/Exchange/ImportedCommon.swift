import SQLite
import Studio

/// What belongs to no project, inserted in the transaction that makes it: settings, prompts and characters.
final class ImportedCommon {
    private let servers: [Int64: IncomingConnections.Server]
    private let takes: [Int64: Int64]
    private let restores: Bool
    private let writer = RowWriter()
    private(set) var report = ImportReport.Common()

    /// - Parameters:
    ///   - takes: numbers in the archive → numbers here.
    ///   - restores: nothing was made here yet, so the archive's settings and templates take the place of those that
    ///     every studio begins with.
    init(
        _ servers: [Int64: IncomingConnections.Server], _ takes: [Int64: Int64], restores: Bool,
        _ session: borrowing Session
    ) throws {
        (self.servers, self.takes, self.restores) = (servers, takes, restores)
        guard restores else { return }
        try session.execute("DELETE FROM prompt_templates")
        // Free numbers, so that the prompts of the takes that came in can have those that they had.
        try session.execute("UPDATE used_prompts SET id = -id")
    }

    func add(_ row: ExchangeRow, of table: ExchangeTable, _ session: borrowing Session) throws {
        switch table {
        case .settings: if restores { try addSetting(row, session) }
        case .promptTemplates: try addTemplate(row, session)
        case .usedPrompts: if restores { try addUsedPrompt(row, session) }
        case .characters: try addCharacter(row, session)
        default: break
        }
    }

    private func addSetting(_ row: ExchangeRow, _ session: borrowing Session) throws {
        guard let name = row.text("name"), !["library", StudioDatabase.restoringName].contains(name) else { return }
        try writer.insert(row, into: .settings, isOptional: true, session)
        report.settings += 1
    }

    private func addTemplate(_ row: ExchangeRow, _ session: borrowing Session) throws {
        var row = row
        let known = try session.row(
            "SELECT 1 FROM prompt_templates WHERE title = ? AND body = ? AND tags = ?", row.text("title"),
            row.text("body"), row.text("tags"))
        guard known == nil else { return }
        if !restores { row.drop("id") }
        try writer.insert(row, into: .promptTemplates, session)
        report.templates += 1
    }

    /// Only of takes that came in: a prompt without a take is none that was used.
    private func addUsedPrompt(_ row: ExchangeRow, _ session: borrowing Session) throws {
        try session.execute(
            "UPDATE used_prompts SET id = ?, generation = ?, used_at = ? WHERE words = ? AND id < 0",
            row.number("id"), row.number("generation").map { takes[$0] ?? $0 }, row.number("used_at"),
            row.text("words"))
    }

    /// Where a part of the archive came in before, its takes kept their numbers.
    private func take(_ number: Int64, _ session: borrowing Session) throws -> Int64? {
        if let take = takes[number] { return take }
        return restores ? try session.value("SELECT id FROM generations WHERE id = ?", number) : nil
    }

    private func addCharacter(_ row: ExchangeRow, _ session: borrowing Session) throws {
        guard let server = row.number("connection").flatMap({ servers[$0] }) else { throw Problem.damagedManifest }
        let known = try session.row(
            """
            SELECT 1 FROM characters WHERE connection = ? AND server_address = ? AND character_id = ? AND created_at = ?
            """, server.id, row.text("server_address"), row.text("character_id"), row.number("created_at"))
        guard known == nil else { return }
        var row = row
        row.set("connection", server.id)
        row.set("key_fingerprint", server.fingerprint)
        row.set("source", try row.number("source").flatMap { try take($0, session) })
        if !restores { row.drop("id") }
        try writer.insert(row, into: .characters, isOptional: true, session)
        report.characters += 1
    }

    /// After the last row.
    func finish(_ session: borrowing Session) throws {
        try session.execute("DELETE FROM used_prompts WHERE id < 0")
    }
}
