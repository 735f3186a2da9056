extension Connection {
    /// Runs the body between `begin` and a commit, and rolls back when either fails.
    func transaction<T>(_ begin: String, _ body: () throws -> T) throws -> T {
        _ = try execute(begin)
        do {
            let result = try body()
            _ = try execute("COMMIT")
            return result
        } catch {
            // SQLite rolls back by itself after some errors; a second rollback would be an error of its own.
            if isInTransaction { _ = try execute("ROLLBACK") }
            throw error
        }
    }

    /// The first row of a query, or `nil` when it has none.
    func firstRow(_ sql: String, _ bindings: [(any SQLValue)?] = []) throws(SQLiteError) -> Row? {
        try rows(sql, bindings, limit: 1).first
    }
}
