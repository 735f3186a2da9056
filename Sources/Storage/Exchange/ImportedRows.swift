import SQLite
import Studio

/// The rows of some projects under the numbers that they have here, inserted in the transaction that makes them.
final class ImportedRows {
    private let unit: IncomingUnit
    private let numbers: ImportNumbers
    private let servers: [Int64: IncomingConnections.Server]
    private let keepsNumbers: Bool
    private let writer = RowWriter()
    /// Video here → take here.
    private var picks: [Int64: Int64] = [:]
    private let revived: RevivedRows

    /// - Parameter keepsNumbers: rows that nothing refers to keep theirs, and projects their places.
    init(
        _ unit: IncomingUnit, _ numbers: ImportNumbers, _ servers: [Int64: IncomingConnections.Server],
        keepsNumbers: Bool
    ) {
        (self.unit, self.numbers, self.servers) = (unit, numbers, servers)
        self.keepsNumbers = keepsNumbers
        revived = RevivedRows(numbers.revival, writer)
    }

    /// What belongs to a project that is not taken in is left out, and of what was erased here the money that came then:
    /// that of here is newer.
    func add(_ row: ExchangeRow, of table: ExchangeTable, _ session: borrowing Session) throws {
        var row = row
        switch table {
        case .projects: try addProject(&row, session)
        case .videos: try addVideo(&row, session)
        case .generations: try addTake(&row, session)
        case .presses, .stars, .ledger, .events:
            guard let take = row.number("generation").flatMap({ numbers.takes[$0] }) else { return }
            row.set("generation", take)
            if try revived.take(row, of: table, session) { return }
            if !keepsNumbers { row.drop("id") }
            // The token of a press may have been used here too, for something else.
            try writer.insert(row, into: table, isOptional: table == .presses, session)
        case .connections, .models, .prices, .settings, .promptTemplates, .usedPrompts, .characters: break
        }
    }

    private func addProject(_ row: inout ExchangeRow, _ session: borrowing Session) throws {
        guard let number = row.number("id"), let project = numbers.projects[number] else { return }
        row.set("id", project)
        if row.cells["default_connection"] != nil {
            row.set("default_connection", row.number("default_connection").flatMap { servers[$0]?.id })
        }
        if try revived.take(row, of: .projects, session) { return }
        if !keepsNumbers {
            // Last made stands first; a later project of the archive comes on top of an earlier one, as it was there.
            row.set("position", try session.value("SELECT coalesce(max(position), 0) + 1 FROM projects"))
        }
        try writer.insert(row, into: .projects, session)
    }

    private func addVideo(_ row: inout ExchangeRow, _ session: borrowing Session) throws {
        guard let video = row.number("id").flatMap({ numbers.videos[$0] }) else { return }
        let pick = row.number("pick").flatMap { numbers.takes[$0] }
        row.set("id", video)
        row.set("project", row.number("project").flatMap { numbers.projects[$0] })
        row.set("pick", pick)
        if try revived.take(row, of: .videos, session) { return }
        picks[video] = pick
        row.drop("pick")
        try writer.insert(row, into: .videos, session)
    }

    /// What was never sent there is not sent here by itself, and what is not known to be accepted is looked for:
    /// whoever has the archive may have the other library too, and it may go on with the same request.
    private func addTake(_ row: inout ExchangeRow, _ session: borrowing Session) throws {
        guard let take = row.number("id").flatMap({ numbers.takes[$0] }) else { return }
        guard let video = row.number("video").flatMap({ numbers.videos[$0] }),
            let server = row.number("connection").flatMap({ servers[$0] })
        else { throw Problem.damagedManifest }
        row.set("id", take)
        if try revived.take(row, of: .generations, session) { return }
        row.set("video", video)
        row.set("connection", server.id)
        row.set("key_fingerprint", server.fingerprint)
        let parent = row.number("parent").flatMap { numbers.takes[$0] }
        row.set("parent", parent)
        if parent == nil { row.cells["relation"] = .null }
        switch row.text("state") {
        case "queued": row.hold(.importedInQueue, as: .held)
        case "submitting": row.hold(.importedInFlight, as: .uncertain)
        default: break
        }
        if row.text("server_deletion") == ServerDeletion.wanted.rawValue {
            row.set("server_deletion", ServerDeletion.none.rawValue)
        }
        try writer.insert(row, into: .generations, session)
    }

    /// After the last row: picks, which name takes, and where the projects come from.
    ///
    /// - Parameter library: the number of the library that wrote the archive, where this one is not its continuation.
    func finish(from library: Int64?, at now: Timestamp, _ session: borrowing Session) throws {
        try revived.finish(at: now, session)
        for (video, take) in picks {
            try session.execute("UPDATE videos SET pick = ? WHERE id = ?", take, video)
        }
        for project in unit.projects where numbers.revival.projects[project.number] == nil {
            let first = library.map { ExportManifest.Origin(library: $0, number: project.number) }
            guard let origin = project.origin ?? first, let number = numbers.projects[project.number] else { continue }
            try session.execute(
                "INSERT INTO origins (project, library, number) VALUES (?, ?, ?)", number, origin.library,
                origin.number)
        }
    }

    /// No row comes in that the pages and the worker could not read; then their words can be found here too.
    /// - Parameter each: a take as it can be read here.
    func readBack(_ session: borrowing Session, _ each: (Generation) throws -> Void) throws {
        for project in numbers.projects.values {
            _ = try session.row("SELECT * FROM projects WHERE id = ?", project)?.project()
        }
        var erased: Set<VideoID> = []
        for id in numbers.videos.values.sorted().map(VideoID.init) {
            try SearchIndex.refresh(id, session)
            let row = try session.row("SELECT * FROM videos WHERE id = ?", id)
            _ = try row?.video()
            if try row?.get("erased_at", as: Timestamp?.self) != nil { erased.insert(id) }
        }
        for number in numbers.takes.values.sorted().map(GenerationID.init) {
            guard let take = try StudioDatabase.generation(number, session) else { throw Problem.damagedManifest }
            if !erased.contains(take.videoID) {
                try UsedPrompts.note(take.settings.prompt, of: take.id, at: take.createdAt, session)
                try each(take)
            }
        }
    }
}

extension ExchangeRow {
    fileprivate mutating func hold(_ problem: Problem, as state: GenerationState) {
        set("state", state.rawValue)
        set("problem_code", problem.code)
        set("problem_message", problem.message)
        cells["next_attempt_at"] = .null
    }
}
