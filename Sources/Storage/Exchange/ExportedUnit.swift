import SQLite
import Studio

/// The records of some projects while they are written.
final class ExportedUnit {
    let projects: [ExportManifest.Project]
    /// The numbers of their takes.
    let takes: [Int64]
    let records: RecordFile
    /// Names of the reference pictures that have a line in the records.
    var references: Set<String> = []
    /// So many rows are read at a time.
    static let pageSize = 200

    var name: String { ExportManifest.recordsName(of: projects[0].number) }

    /// Writes all but the records of what happened and the files.
    init(_ numbers: [Int64], to path: String, _ session: borrowing Session) throws {
        records = try RecordFile(path)
        let list = Self.list(numbers)
        let chosen = "SELECT value FROM json_each(?)"
        projects = try session.rows(
            """
            SELECT id, title, created_at, erased_at, library, number
            FROM projects LEFT JOIN origins ON project = id WHERE id IN (\(chosen)) ORDER BY position, id
            """, list
        ).map(ExportManifest.Project.init)
        let videos: [Int64] = try session.rows(
            "SELECT id FROM videos WHERE project IN (\(chosen)) ORDER BY id", list
        ).map { try $0.get("id") }
        takes = try session.rows(
            """
            SELECT id FROM generations
            WHERE video IN (SELECT id FROM videos WHERE project IN (\(chosen))) ORDER BY id
            """, list
        ).map { try $0.get("id") }
        try write(.projects, of: projects.map(\.number), session)
        try write(.videos, of: videos, session)
        for table in [ExchangeTable.generations, .presses, .stars, .ledger] { try write(table, of: takes, session) }
    }

    private func write(_ table: ExchangeTable, of numbers: [Int64], _ session: borrowing Session) throws {
        let object = "json_object('\(table.rawValue)', \(try table.object(session))) AS line"
        for page in Pages(numbers, size: Self.pageSize) {
            try records.append(
                try session.rows(
                    """
                    SELECT \(object) FROM \(table.rawValue)
                    WHERE \(table.key) IN (SELECT value FROM json_each(?)) ORDER BY \(table.order)
                    """, Self.list(page)
                ).map { try $0.get("line") })
        }
    }

    /// The records of one take, as far as they had come when the export began.
    func writeEvents(of take: Int64, upTo newest: Int64, _ session: borrowing Session) throws {
        let object = "json_object('events', \(try ExchangeTable.events.object(session))) AS line"
        var last: Int64 = 0
        while true {
            let rows = try session.rows(
                """
                SELECT id, \(object) FROM events WHERE generation = ? AND id > ? AND id <= ? ORDER BY id
                LIMIT \(Self.pageSize)
                """, take, last, newest)
            guard let end = rows.last else { return }
            last = try end.get("id")
            try records.append(try rows.map { try $0.get("line") })
        }
    }

    static func list(_ numbers: some Sequence<Int64>) -> String {
        "[" + numbers.map(String.init).joined(separator: ",") + "]"
    }
}

extension ExportManifest.Project {
    fileprivate init(_ row: Row) throws {
        number = try row.get("id")
        title = try row.get("title")
        createdAt = try row.get("created_at")
        isErased = try row.get("erased_at", as: Int64?.self) != nil
        origin = try row.get("library", as: Int64?.self).map {
            ExportManifest.Origin(library: $0, number: try row.get("number"))
        }
    }
}

/// Some numbers in pieces.
struct Pages: Sequence, IteratorProtocol {
    private var rest: ArraySlice<Int64>
    private let size: Int

    init(_ numbers: [Int64], size: Int) {
        rest = numbers[...]
        self.size = size
    }

    mutating func next() -> ArraySlice<Int64>? {
        guard !rest.isEmpty else { return nil }
        defer { rest = rest.dropFirst(size) }
        return rest.prefix(size)
    }
}
