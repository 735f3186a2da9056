import CSQLite
import Glibc

/// One SQLite connection: the one owner of its pointer, closed in `deinit`. Used inside a lock only.
final class Connection {
    private let pointer: OpaquePointer
    private var cache = StatementCache(capacity: 64)
    /// Whether the file was seen or put in write-ahead mode by this connection.
    var usesWriteAheadLog = false

    /// Opens an existing file for reading and writing; it never creates one.
    init(path: String) throws(SQLiteError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_FULLMUTEX
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard let opened else {
            throw SQLiteError(extendedCode: SQLITE_NOMEM, message: "no memory left to open \(path)")
        }
        pointer = opened
        guard code == SQLITE_OK else { throw openFailure() }
    }

    deinit {
        cache.removeAll()
        sqlite3_close_v2(pointer)
    }

    /// False outside a transaction, and also after SQLite itself rolled one back because the disk was full.
    var isInTransaction: Bool { sqlite3_get_autocommit(pointer) == 0 }
    var lastInsertedID: Int64 { sqlite3_last_insert_rowid(pointer) }
    /// SQLite falls back to reading when the file does not allow writing.
    var isReadOnly: Bool { sqlite3_db_readonly(pointer, "main") == 1 }

    func set(_ option: Int32, _ on: Bool) throws(SQLiteError) {
        guard csqlite_set_switch(pointer, option, on ? 1 : 0) == SQLITE_OK else { throw failure() }
    }

    func setLimit(_ limit: Int32, _ value: Int32) {
        sqlite3_limit(pointer, limit, value)
    }

    func setBusyTimeout(_ timeout: Duration) {
        let milliseconds = min(max(timeout / .milliseconds(1), 0), 86_400_000)
        sqlite3_busy_timeout(pointer, Int32(milliseconds))
    }

    /// Runs a statement to its end and returns how many rows it inserted, updated or deleted.
    func execute(_ sql: String, _ bindings: [(any SQLValue)?] = []) throws(SQLiteError) -> Int {
        let before = sqlite3_total_changes64(pointer)
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(bindings)
        while try statement.step() {}
        // The count of a statement that changed nothing would be the one of the statement before it.
        return sqlite3_total_changes64(pointer) == before ? 0 : Int(sqlite3_changes64(pointer))
    }

    /// At most `limit` rows of the result.
    func rows(_ sql: String, _ bindings: [(any SQLValue)?] = [], limit: Int = .max) throws(SQLiteError) -> [Row] {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(bindings)
        var rows: [Row] = []
        var columns: [String] = []
        while rows.count < limit, try statement.step() {
            if rows.isEmpty { columns = statement.columnNames() }
            rows.append(try statement.row(columns))
        }
        return rows
    }

    /// Runs several statements without values, stopping at the first that fails.
    func execute(script: String) throws(SQLiteError) {
        guard !script.utf8.contains(0) else {
            throw SQLiteError(extendedCode: SQLITE_ERROR, message: "the script holds a NUL character", sql: script)
        }
        defer { cache.removeAll() }
        guard sqlite3_exec(pointer, script, nil, nil, nil) == SQLITE_OK else { throw failure(script) }
    }

    func prepared(_ sql: String) throws(SQLiteError) -> Statement {
        try cache.statement(sql) { sql throws(SQLiteError) in try self.prepare(sql) }
    }

    private func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        var statement: OpaquePointer?
        var text = sql
        let (code, hasMore) = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                var tail: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v3(
                    pointer, characters.baseAddress, Int32(clamping: characters.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &tail)
                let used = characters.baseAddress.flatMap { start in tail.map { $0 - start } } ?? 0
                return (code, characters.dropFirst(used).contains { !Self.isSpace($0) })
            }
        }
        guard code == SQLITE_OK else { throw failure(sql) }
        guard let statement else {
            throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "there is no statement in the text", sql: sql)
        }
        let owned = Statement(sql: sql, pointer: statement)
        guard !hasMore else {
            throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "more text follows the first statement", sql: sql)
        }
        return owned
    }

    private static func isSpace(_ character: CChar) -> Bool {
        character == 0x20 || (0x09...0x0D).contains(character)
    }

    private func failure(_ sql: String? = nil) -> SQLiteError {
        let message = String(cString: sqlite3_errmsg(pointer))
        return SQLiteError(extendedCode: sqlite3_extended_errcode(pointer), message: message, sql: sql)
    }

    /// SQLite's own message does not tell the operating system's reason.
    private func openFailure() -> SQLiteError {
        let failure = failure()
        let number = sqlite3_system_errno(pointer)
        guard number != 0, let reason = strerror(number) else { return failure }
        let message = "\(failure.message): \(String(cString: reason))"
        return SQLiteError(extendedCode: failure.extendedCode, message: message)
    }
}
