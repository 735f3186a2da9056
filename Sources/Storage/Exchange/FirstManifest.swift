import FoundationEssentials
import Studio

/// What an archive of the first format says of itself: one JSON document with all rows but the records of what
/// happened, which stand in `events/PROJECT.jsonl`. It is only read.
struct FirstManifest: Decodable {
    static let version = 1
    /// Larger ones are not read: 256 MiB.
    static let largest: Int64 = 256 << 20
    static func eventsName(of project: Int64) -> String { "events/\(project).jsonl" }

    struct Server: Decodable {
        let id: Int64
        let name, kind, address: String
        let removedAt: Int64?
    }

    struct Origin: Decodable {
        let project, library, number: Int64
    }

    let library: Int64
    let connections: [Server]
    let origins: [Origin]
    let files: [ExchangeFile]
    let projects, videos, generations, stars, ledger: [[String: JSONValue]]

    var units: [[ExportManifest.Project]] {
        projects.map { row in
            let number = row.number("id") ?? 0
            let origin = origins.first { $0.project == number }
            return [
                ExportManifest.Project(
                    number: number, title: row["title"]?.string ?? "?", createdAt: row.number("created_at") ?? 0,
                    isErased: row.number("erased_at") != nil,
                    origin: origin.map { ExportManifest.Origin(library: $0.library, number: $0.number) })
            ]
        }
    }

    func common(_ each: (ExchangeLine) throws -> Void) throws {
        for server in connections {
            var row = ExchangeRow()
            row.set("id", server.id)
            row.set("name", server.name)
            row.set("kind", server.kind)
            row.set("address", server.address)
            row.set("removed_at", server.removedAt)
            try each(.row(.connections, row))
        }
    }

    /// Rows and files of one project, in the order of the present format.
    func lines(of project: Int64, _ each: (ExchangeLine) throws -> Void) throws {
        let videos = videos.filter { $0.number("project") == project }
        let videoNumbers = Set(videos.compactMap { $0.number("id") })
        let generations = generations.filter { $0.number("video").map(videoNumbers.contains) ?? false }
        let takes = Set(generations.compactMap { $0.number("id") })
        let isOurs = { (row: [String: JSONValue]) in row.number("generation").map(takes.contains) ?? false }
        let tables: [(ExchangeTable, [[String: JSONValue]])] = [
            (.projects, projects.filter { $0.number("id") == project }), (.videos, videos),
            (.generations, generations), (.stars, stars.filter(isOurs)), (.ledger, ledger.filter(isOurs)),
        ]
        for (table, rows) in tables {
            for row in rows { try each(.row(table, try ExchangeRow(row))) }
        }
        // The hashes in the settings of its takes tell which reference pictures are its own.
        let settings = generations.compactMap { $0["settings"]?.string }
        for file in files {
            let isOurs =
                file.kind == .reference
                ? settings.contains { $0.contains("\"\(file.sha256)\"") }
                : file.generation.map(takes.contains) ?? false
            if isOurs { try each(.file(file)) }
        }
    }
}

extension [String: JSONValue] {
    fileprivate func number(_ column: String) -> Int64? { self[column]?.integer }
}
