import SQLite
import Testing

@testable import Storage

/// All rows of all tables, as a database holds them.
struct TableDump {
    /// A row's columns by their names, as SQLite writes the values.
    typealias DumpedRow = [String: String]

    private(set) var tables: [String: [DumpedRow]] = [:]

    init(_ store: StudioDatabase) throws {
        tables = try store.database.read { session in
            var tables: [String: [DumpedRow]] = [:]
            // The index of words keeps tables of its own; what it holds is asked of itself.
            let names: [String] = try session.rows(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'video\\_index\\_%' ESCAPE '\\'"
            ).map { try $0.get("name") }
            for name in names { tables[name] = try Self.rows(of: name, session) }
            return tables
        }
    }

    private static func rows(of table: String, _ session: borrowing Session) throws -> [DumpedRow] {
        let columns: [String] = try session.rows("SELECT name FROM pragma_table_info(?)", table).map {
            try $0.get("name")
        }
        let list = columns.map { "quote(\($0)) AS \($0)" }.joined(separator: ", ")
        return try session.rows("SELECT \(list) FROM \(table) ORDER BY 1, 2").map { row in
            try Dictionary(uniqueKeysWithValues: columns.map { ($0, try row.get($0)) })
        }
    }

    /// Without what an export says that it leaves out.
    func exported() -> [String: [DumpedRow]] {
        let kept = tables.filter { ExchangeTable.tablesThatStay[$0.key] == nil }
        return kept.reduce(into: [:]) { kept, table in
            let stays = ExchangeTable(rawValue: table.key)?.staysHere ?? [:]
            kept[table.key] = table.value.map { row in row.filter { stays[$0.key] == nil } }
        }
    }
}
