import SQLite
import Studio
import Zip

/// The rows of a project under their new numbers, inserted in the transaction that makes them.
struct ImportedRows {
    let project: Int64
    /// Of the generations: the archive's number → the number here.
    private(set) var numbers: [Int64: Int64] = [:]
    /// As they can be read here.
    private(set) var takes: [Generation] = []

    init(
        _ incoming: IncomingProject, _ manifest: ExportManifest, at now: Timestamp, _ session: borrowing Session
    ) throws {
        var servers: [Int64: (id: Int64, fingerprint: String)] = [:]
        for server in manifest.connections { servers[server.id] = try server.connection(session) }
        var row = incoming.row
        row["id"] = nil
        row["default_connection"] = .own(row.number("default_connection").flatMap { servers[$0]?.id })
        // Last made stands first; a later project of the archive comes on top of an earlier one, as it was there.
        row["position"] = .integer(
            try session.value("SELECT coalesce(max(position), 0) + 1 FROM projects") ?? 1)
        project = try ExchangeTable.projects.insert(row, session)
        try session.execute(
            "INSERT INTO origins (project, library, number) VALUES (?, ?, ?)", project, incoming.origin.library,
            incoming.origin.number)
        let videos = try Self.insert(incoming.videos, into: project, session)
        for row in incoming.generations {
            let changed = try Self.changed(row, videos, servers, numbers, at: now)
            numbers[row.number("id") ?? 0] = try ExchangeTable.generations.insert(changed, session)
        }
        try finish(incoming, videos, session)
        try readBack(videos, session)
    }

    /// Stars, picks and the ledger, which name generations.
    private func finish(
        _ incoming: IncomingProject, _ videos: [Int64: Int64], _ session: borrowing Session
    ) throws {
        for row in incoming.videos {
            guard let pick = row.number("pick").flatMap({ numbers[$0] }), let video = videos[row.number("id") ?? 0]
            else { continue }
            try session.execute("UPDATE videos SET pick = ? WHERE id = ?", pick, video)
        }
        for row in incoming.stars { try insert(row, .stars, session) }
        for row in incoming.ledger { try insert(row, .ledger, session) }
    }

    /// No row comes in that the pages and the worker could not read; then their words can be found here too.
    private mutating func readBack(_ videos: [Int64: Int64], _ session: borrowing Session) throws {
        takes = try numbers.values.sorted().map { number in
            guard let take = try StudioDatabase.generation(GenerationID(number), session) else {
                throw Problem.damagedManifest
            }
            return take
        }
        var kept: Set<VideoID> = []
        for id in videos.values.sorted().map(VideoID.init) {
            try SearchIndex.refresh(id, session)
            let video = try session.row("SELECT * FROM videos WHERE id = ?", id)
            _ = try video?.video()
            if try video?.get("erased_at", as: Timestamp?.self) == nil { kept.insert(id) }
        }
        for take in takes where kept.contains(take.videoID) {
            try UsedPrompts.note(take.settings.prompt, of: take.id, at: take.createdAt, session)
        }
    }

    private func insert(_ row: [String: JSONValue], _ table: ExchangeTable, _ session: borrowing Session) throws {
        guard let take = row.number("generation").flatMap({ numbers[$0] }) else { return }
        var row = row
        row["id"] = nil
        row["generation"] = .integer(take)
        try table.insert(row, session)
    }

    private static func insert(
        _ rows: [[String: JSONValue]], into project: Int64, _ session: borrowing Session
    ) throws -> [Int64: Int64] {
        var numbers: [Int64: Int64] = [:]
        for row in rows {
            var changed = row
            (changed["id"], changed["pick"]) = (nil, nil)
            changed["project"] = .integer(project)
            numbers[row.number("id") ?? 0] = try ExchangeTable.videos.insert(changed, session)
        }
        return numbers
    }

    /// What was never sent there is not sent here by itself, and what is not known to be accepted is looked for:
    /// whoever has the archive may have the other library too, and it may go on with the same request.
    private static func changed(
        _ row: [String: JSONValue], _ videos: [Int64: Int64], _ servers: [Int64: (id: Int64, fingerprint: String)],
        _ earlier: [Int64: Int64], at now: Timestamp
    ) throws -> [String: JSONValue] {
        guard let video = row.number("video").flatMap({ videos[$0] }),
            let server = row.number("connection").flatMap({ servers[$0] })
        else { throw Problem.damagedManifest }
        var row = row
        row["id"] = nil
        row["video"] = .integer(video)
        row["connection"] = .integer(server.id)
        row["key_fingerprint"] = .string(server.fingerprint)
        let parent = row.number("parent").flatMap { earlier[$0] }
        row["parent"] = .own(parent)
        if parent == nil { row["relation"] = .null }
        switch row["state"]?.string {
        case "queued": row.hold(.importedInQueue, as: .held)
        case "submitting": row.hold(.importedInFlight, as: .uncertain)
        default: break
        }
        if row["server_deletion"] == .string(ServerDeletion.wanted.rawValue) {
            row["server_deletion"] = .string(ServerDeletion.none.rawValue)
        }
        return row
    }

    /// Lines of events, one after another, of which those of this project's generations are taken.
    func insertEvents(of archive: ZipArchive, _ entry: ZipArchive.Entry, _ session: borrowing Session) throws {
        var lines = LineReader()
        try archive.read(entry) { piece in
            for line in try lines.add(piece) {
                guard let value = JSONValue.read(line), case .object(let row) = value else {
                    throw Problem.damagedManifest
                }
                try insert(row, .events, session)
            }
        }
    }
}

extension JSONValue {
    fileprivate static func own(_ number: Int64?) -> JSONValue { number.map(JSONValue.integer) ?? .null }
}

extension [String: JSONValue] {
    fileprivate mutating func hold(_ problem: Problem, as state: GenerationState) {
        self["state"] = .string(state.rawValue)
        self["problem_code"] = .string(problem.code)
        self["problem_message"] = .string(problem.message)
        self["next_attempt_at"] = .null
    }
}
