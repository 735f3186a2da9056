import Crypto
import FoundationEssentials
import SQLite
import Studio
import Zip

extension LibraryArchivist {
    package func export(_ project: ProjectID?, at now: Timestamp) throws -> LibraryExport? {
        let summary = try project.flatMap { try store.project($0, after: nil) }
        if project != nil, summary == nil { return nil }
        let rows = try exportedRows(of: project)
        let seconds = now.milliseconds / 1000
        let files = try rows.units.flatMap { unit in
            for take in unit.takes {
                try store.database.read { session in
                    try unit.writeEvents(of: take, upTo: rows.newestEvent, session)
                }
            }
            return try writeFiles(of: unit, modified: seconds)
        }
        let manifest = rows.manifest(isComplete: project == nil, at: now)
        let members = [(ExportManifest.libraryName, rows.common)] + rows.units.map { ($0.name, $0.records) }
        let records = members.map { name, file in
            ZipEntry(name: name, path: file.scratch.path, size: file.size, modified: seconds)
        }
        var names: Set<String> = []
        let first = ZipEntry(name: ExportManifest.entryName, bytes: try manifest.json(), modified: seconds)
        return LibraryExport(
            title: summary?.summary.project.title,
            source: ExportSource(
                // Several units may go by the same picture.
                ZipStream([first] + records + files.filter { names.insert($0.name).inserted }),
                keeping: members.map(\.1.scratch)))
    }

    /// - Returns: the entries of the files.
    private func writeFiles(of unit: ExportedUnit, modified: Int64) throws -> [ZipEntry] {
        try Pages(unit.takes, size: ExportedUnit.pageSize).flatMap { page in
            let files = try exportedFiles(of: takes(page), &unit.references)
            try unit.records.append(try files.map { try $0.line.record() })
            return files.map { ZipEntry(name: $0.line.name, path: $0.path, size: $0.line.bytes, modified: modified) }
        }
    }

    /// One state of the library: written to temporary files within one transaction, a page at a time. What happened to
    /// takes is left for later, up to the newest record of now: there can be very much of it.
    private func exportedRows(of project: ProjectID?) throws -> ExportedRows {
        try store.database.read { session in
            ExportedRows(
                library: try session.value("SELECT value FROM settings WHERE name = 'library'") ?? 0,
                newestEvent: try session.value("SELECT max(id) FROM events") ?? 0,
                common: try common(of: project, session),
                units: try ExportUnits.find(project, session).map {
                    try ExportedUnit($0, to: media.freshTemporary(".records"), session)
                })
        }
    }

    /// Of a project alone: the connections that it names and the characters that were made from it.
    private func common(of project: ProjectID?, _ session: borrowing Session) throws -> RecordFile {
        let file = try RecordFile(media.freshTemporary(".records"))
        let connections =
            "(?1 IS NULL OR id IN (SELECT connection FROM generations WHERE \(Self.inProject("video")))"
            + " OR id IN (SELECT default_connection FROM projects WHERE id = ?1))"
        let ofConnections = "connection IN (SELECT id FROM connections WHERE \(connections))"
        let tables: [(ExchangeTable, String)] = [
            (.connections, connections), (.models, ofConnections), (.prices, ofConnections),
            (.settings, "?1 IS NULL AND name <> '\(StudioDatabase.restoringName)'"), (.promptTemplates, "?1 IS NULL"),
            (.usedPrompts, "?1 IS NULL"),
            (.characters, "?1 IS NULL OR source IN (SELECT id FROM generations WHERE \(Self.inProject("video")))"),
        ]
        for (table, condition) in tables { try write(table, condition, of: project, to: file, session) }
        return file
    }

    private func write(
        _ table: ExchangeTable, _ condition: String, of project: ProjectID?, to file: RecordFile,
        _ session: borrowing Session
    ) throws {
        let object = "json_object('\(table.rawValue)', \(try table.object(session))) AS line"
        var offset = 0
        while true {
            // The rows stand still within the transaction, and there are few pages: no need of a key.
            let lines: [String] = try session.rows(
                "SELECT \(object) FROM \(table.rawValue) WHERE \(condition) ORDER BY \(table.order) LIMIT 1000 OFFSET ?2",
                project, offset
            ).map { try $0.get("line") }
            try file.append(lines)
            offset += lines.count
            if lines.count < 1000 { return }
        }
    }

    private func takes(_ numbers: ArraySlice<Int64>) throws -> [Generation] {
        try store.database.read { session in
            try session.rows(
                "SELECT * FROM generations WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
                ExportedUnit.list(numbers)
            ).map { try $0.generation() }
        }
    }

    /// A condition with one parameter: a project's number, or NULL for all.
    static func inProject(_ video: String) -> String {
        "(?1 IS NULL OR \(video) IN (SELECT id FROM videos WHERE project = ?1))"
    }
}

/// The rows of an export, in temporary files.
private struct ExportedRows {
    let library, newestEvent: Int64
    let common: RecordFile
    let units: [ExportedUnit]

    func manifest(isComplete: Bool, at now: Timestamp) -> ExportManifest {
        ExportManifest(
            format: ExportManifest.format, version: ExportManifest.version, library: library,
            exportedAt: now.milliseconds, isComplete: isComplete,
            common: common.member(named: ExportManifest.libraryName),
            units: units.map { .init(projects: $0.projects, records: $0.records.member(named: $0.name)) })
    }
}

extension ExportManifest {
    fileprivate func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return Array(try encoder.encode(self)) + [10]
    }
}

extension ExchangeFile {
    fileprivate func record() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode([ExchangeLine.files: self]), as: UTF8.self)
    }
}
