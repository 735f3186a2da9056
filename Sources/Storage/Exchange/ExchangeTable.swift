import SQLite
import Studio

/// A table whose rows go out as JSON objects and come in again. Columns that are added later go along by themselves.
enum ExchangeTable: String, CaseIterable {
    case projects, videos, generations, stars, ledger, events

    /// What stays here: a key's fingerprint says something of the key.
    private var kept: Set<String> { self == .generations ? ["key_fingerprint"] : [] }

    func columns(_ session: borrowing Session) throws -> [String] {
        try session.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", rawValue)
            .map { try $0.get("name") }.filter { !kept.contains($0) }
    }

    /// An SQL expression that makes a row's JSON object.
    func object(_ session: borrowing Session) throws -> String {
        "json_object(" + (try columns(session)).map { "'\($0)', \(rawValue).\($0)" }.joined(separator: ", ") + ")"
    }

    /// Inserts a row; what the table has no column for is left out.
    /// - Returns: its number, where the table gives numbers.
    @discardableResult
    func insert(_ row: [String: JSONValue], _ session: borrowing Session) throws -> Int64 {
        let all = try session.rows("SELECT name FROM pragma_table_info(?)", rawValue)
        let columns = try all.map { try $0.get("name", as: String.self) }.filter { row[$0] != nil }
        let values = columns.map { "json_extract(?1, '$.\($0)')" }
        let json = try JSONValue.object(row).text()
        try session.execute(
            "INSERT INTO \(rawValue) (\(columns.joined(separator: ", "))) SELECT \(values.joined(separator: ", "))",
            json)
        return session.lastInsertedID
    }
}
