import SQLite

/// Inserts rows of an archive. It asks each table only once for its columns.
final class RowWriter {
    private struct Plan {
        let names: [String]
        let sql: String
    }

    private var columns: [ExchangeTable: [String]] = [:]
    /// Of each table's last row: the next one mostly has the same columns.
    private var plans: [ExchangeTable: Plan] = [:]

    /// What the table has no column for is left out.
    ///
    /// - Parameter isOptional: where the row would be there twice, the one that is there stays.
    /// - Returns: its number, where the table gives numbers.
    @discardableResult
    func insert(
        _ row: ExchangeRow, into table: ExchangeTable, isOptional: Bool = false, _ session: borrowing Session
    ) throws -> Int64 {
        let all = try columns[table] ?? Self.columns(of: table, session)
        columns[table] = all
        let plan = plan(all.filter { row.cells[$0] != nil }, table, isOptional)
        _ = try session.rows(plan.sql, list: plan.names.map { row.cells[$0]?.value })
        return session.lastInsertedID
    }

    /// Gives the columns of a row that is there the values of another; what the table has no column for is left out.
    /// - Parameter condition: SQL that the row must meet.
    /// - Returns: whether it did.
    func update(
        _ number: Int64, to row: ExchangeRow, in table: ExchangeTable, where condition: String,
        _ session: borrowing Session
    ) throws -> Bool {
        let all = try columns[table] ?? Self.columns(of: table, session)
        columns[table] = all
        let names = all.filter { row.cells[$0] != nil }
        let places = names.map { "\($0) = ?" }.joined(separator: ", ")
        let sql = "UPDATE \(table.rawValue) SET \(places) WHERE id = ? AND \(condition) RETURNING id"
        return try !session.rows(sql, list: names.map { row.cells[$0]?.value } + [number]).isEmpty
    }

    private func plan(_ names: [String], _ table: ExchangeTable, _ isOptional: Bool) -> Plan {
        if let plan = plans[table], plan.names == names { return plan }
        let places = names.map { _ in "?" }.joined(separator: ", ")
        let plan = Plan(
            names: names,
            sql: "INSERT \(isOptional ? "OR IGNORE " : "")INTO \(table.rawValue) (\(names.joined(separator: ", ")))"
                + " VALUES (\(places))")
        plans[table] = plan
        return plan
    }

    private static func columns(of table: ExchangeTable, _ session: borrowing Session) throws -> [String] {
        try session.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", table.rawValue)
            .map { try $0.get("name") }
    }
}
