import CSQLite

/// Access to the database within one transaction.
///
/// It is lent to the closure of `Database.read` or `Database.write` and cannot leave it: the compiler refuses
/// to copy or keep it. Functions take it as `borrowing Session`. Values go in as bound parameters (`?`) only.
/// (A nested `func` that captures it stops the compiler of Swift 6.3; a closure does not.)
/// Results are read completely into memory, so a query that could grow carries a `LIMIT`.
package struct Session: ~Copyable {
    let connection: Connection
    let mayWrite: Bool

    // Not inlined because the optimizer of Swift 6.3 stops when it specializes a generic closure that builds a
    // noncopyable struct (`forwardToInit at SILValue.h`).
    @inline(never)
    init(connection: Connection, mayWrite: Bool) {
        self.connection = connection
        self.mayWrite = mayWrite
    }

    /// Runs one statement and returns how many rows it inserted, updated or deleted (those of triggers not counted).
    @discardableResult
    package func execute(_ sql: String, _ bindings: (any SQLValue)?...) throws(SQLiteError) -> Int {
        try check(sql)
        return try connection.execute(sql, bindings)
    }

    /// Runs several statements without values, such as those of a migration. The first failure ends it.
    package func execute(script: String) throws(SQLiteError) {
        try checkTransaction(script)
        guard mayWrite else { throw Self.readOnly(script) }
        try connection.execute(script: script)
    }

    /// All rows of a query, or of a statement with `RETURNING`.
    package func rows(_ sql: String, _ bindings: (any SQLValue)?...) throws(SQLiteError) -> [Row] {
        try check(sql)
        return try connection.rows(sql, bindings)
    }

    /// All rows of a query whose number of values is known only when it is put together.
    package func rows(_ sql: String, list bindings: [(any SQLValue)?]) throws(SQLiteError) -> [Row] {
        try check(sql)
        return try connection.rows(sql, bindings)
    }

    /// The first row of a query, or `nil` when it has none.
    package func row(_ sql: String, _ bindings: (any SQLValue)?...) throws(SQLiteError) -> Row? {
        try check(sql)
        return try connection.firstRow(sql, bindings)
    }

    /// The first column of the first row; `nil` when there is no row or it holds NULL.
    ///
    /// - Throws: `SQLiteError`, or `RowError` when the column holds another kind of value.
    package func value<T: SQLValue>(
        _ sql: String, _ bindings: (any SQLValue)?..., as type: T.Type = T.self
    ) throws -> T? {
        try check(sql)
        return try connection.firstRow(sql, bindings)?.read(0)
    }

    /// The row id of the last insert on this connection; 0 before the first.
    package var lastInsertedID: Int64 { connection.lastInsertedID }

    private func check(_ sql: String) throws(SQLiteError) {
        try checkTransaction(sql)
        if mayWrite { return }
        guard try connection.prepared(sql).isReadOnly else { throw Self.readOnly(sql) }
    }

    /// A full disk makes SQLite roll back by itself. A statement after that would be committed on its own.
    private func checkTransaction(_ sql: String) throws(SQLiteError) {
        guard connection.isInTransaction else {
            let message = "the transaction was already ended by an earlier error or statement"
            throw SQLiteError(extendedCode: SQLITE_ABORT, message: message, sql: sql)
        }
    }

    private static func readOnly(_ sql: String) -> SQLiteError {
        SQLiteError(extendedCode: SQLITE_READONLY, message: "a read tried to write; use Database.write", sql: sql)
    }
}
