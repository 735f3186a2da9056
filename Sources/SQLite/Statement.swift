import CSQLite

/// A prepared statement: the one owner of its pointer, freed in `deinit`.
///
/// It is used inside its connection's lock only, and is always reset before it is used again.
final class Statement {
    let sql: String
    let pointer: OpaquePointer

    /// - Parameter pointer: a fresh statement, which is owned from here on.
    init(sql: String, pointer: OpaquePointer) {
        self.sql = sql
        self.pointer = pointer
    }

    deinit {
        sqlite3_finalize(pointer)
    }

    /// Whether running it leaves the database as it is.
    var isReadOnly: Bool { sqlite3_stmt_readonly(pointer) != 0 }

    func bind(_ bindings: [(any SQLValue)?]) throws(SQLiteError) {
        let wanted = Int(sqlite3_bind_parameter_count(pointer))
        guard wanted == bindings.count else {
            let message = "the statement takes \(wanted) values, \(bindings.count) were given"
            throw SQLiteError(extendedCode: SQLITE_RANGE, message: message, sql: sql)
        }
        for (offset, value) in bindings.enumerated() {
            let code = try bind(value?.cell ?? .null, at: Int32(offset + 1))
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    private func bind(_ cell: SQLCell, at index: Int32) throws(SQLiteError) -> Int32 {
        switch cell {
        case .null:
            return sqlite3_bind_null(pointer, index)
        case .integer(let value):
            return sqlite3_bind_int64(pointer, index, value)
        case .real(let value):
            guard !value.isNaN else {
                let message = "value \(index) is not a number (NaN), which would be stored as NULL"
                throw SQLiteError(extendedCode: SQLITE_MISMATCH, message: message, sql: sql)
            }
            return sqlite3_bind_double(pointer, index, value)
        case .text(var value):
            return value.withUTF8 { bytes in bind(bytes, at: index) }
        case .blob(let value):
            return value.withUnsafeBytes { bind($0, at: index) }
        }
    }

    // An empty value may have no address, and a null pointer would be stored as NULL.

    private func bind(_ text: UnsafeBufferPointer<UInt8>, at index: Int32) -> Int32 {
        guard let start = text.baseAddress, !text.isEmpty else { return csqlite_bind_text(pointer, index, "", 0) }
        return start.withMemoryRebound(to: CChar.self, capacity: text.count) {
            csqlite_bind_text(pointer, index, $0, UInt64(text.count))
        }
    }

    private func bind(_ blob: UnsafeRawBufferPointer, at index: Int32) -> Int32 {
        guard let start = blob.baseAddress, !blob.isEmpty else { return sqlite3_bind_zeroblob(pointer, index, 0) }
        return csqlite_bind_blob(pointer, index, start, UInt64(blob.count))
    }

    /// Advances to the next row; `false` at the end.
    func step() throws(SQLiteError) -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    /// Makes it ready for its next use and forgets its values. The code it returns repeats the last step's error,
    /// which has been thrown by then.
    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    private func failure(_ code: Int32) -> SQLiteError {
        let connection = sqlite3_db_handle(pointer)
        let message = String(cString: sqlite3_errmsg(connection))
        return SQLiteError(extendedCode: sqlite3_extended_errcode(connection), message: message, sql: sql)
    }
}
