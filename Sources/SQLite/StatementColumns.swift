import CSQLite

extension Statement {
    /// The names of the result's columns.
    func columnNames() -> [String] {
        (0..<sqlite3_column_count(pointer)).map { index in
            sqlite3_column_name(pointer, index).map { String(cString: $0) } ?? ""
        }
    }

    /// A copy of the current row.
    func row(_ columns: [String]) throws(SQLiteError) -> Row {
        var cells: [SQLCell] = []
        cells.reserveCapacity(columns.count)
        for index in columns.indices {
            cells.append(try cell(Int32(index), named: columns[index]))
        }
        return Row(columns: columns, cells: cells)
    }

    private func cell(_ index: Int32, named name: String) throws(SQLiteError) -> SQLCell {
        switch sqlite3_column_type(pointer, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(pointer, index))
        case SQLITE_TEXT: return .text(try text(index, named: name))
        case SQLITE_BLOB: return .blob(bytes(sqlite3_column_blob(pointer, index), index))
        default: return .null
        }
    }

    private func text(_ index: Int32, named name: String) throws(SQLiteError) -> String {
        let bytes = bytes(sqlite3_column_text(pointer, index), index)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let message = "column \(name) holds text that is not UTF-8; the database was damaged or written elsewhere"
            throw SQLiteError(extendedCode: SQLITE_CORRUPT, message: message, sql: sql)
        }
        return text
    }

    private func bytes(_ start: UnsafeRawPointer?, _ index: Int32) -> [UInt8] {
        [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, index))))
    }
}
