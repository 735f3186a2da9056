import CSQLite

/// A refusal by SQLite, or by this library in SQLite's own terms.
///
/// It carries SQLite's codes (https://www.sqlite.org/rescode.html), its message and the SQL text. Bound values
/// are never part of it, so it can be logged.
package struct SQLiteError: Error, Sendable, Equatable, CustomStringConvertible {
    /// SQLite's extended result code, such as 2067 for a violated UNIQUE constraint.
    package let extendedCode: Int32
    /// What went wrong, without values.
    package let message: String
    /// The SQL text with its placeholders; `nil` when no statement was involved.
    package let sql: String?

    package init(extendedCode: Int32, message: String, sql: String? = nil) {
        self.extendedCode = extendedCode
        self.message = message
        self.sql = sql
    }

    /// SQLite's primary result code, such as 19 for any constraint.
    package var code: Int32 { extendedCode & 0xFF }

    /// The disk or the database's size limit is full. Nothing of the transaction was kept.
    package var isFull: Bool { code == SQLITE_FULL }
    /// Another program holds the lock for longer than the busy timeout.
    package var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
    /// Reading or writing the file failed in the operating system.
    package var isInputOutput: Bool { code == SQLITE_IOERR }
    /// The file is a database, but a damaged one.
    package var isCorrupt: Bool { code == SQLITE_CORRUPT }
    /// The file is not a database at all.
    package var isNotADatabase: Bool { code == SQLITE_NOTADB }
    /// SQL could not be understood: the program's, or what stands in the file's own schema.
    package var isSQLError: Bool { code == SQLITE_ERROR }
    /// The file or its folder cannot be opened or created.
    package var cannotOpen: Bool { code == SQLITE_CANTOPEN }
    /// The file or its folder does not allow writing, or a read tried to write.
    package var isReadOnly: Bool { code == SQLITE_READONLY }
    /// A rule of the tables was violated: UNIQUE, CHECK, NOT NULL, a foreign key or a STRICT type.
    package var isConstraint: Bool { code == SQLITE_CONSTRAINT }
    /// A UNIQUE or PRIMARY KEY constraint was violated.
    package var isUniqueViolation: Bool {
        [csqlite_constraint_unique, csqlite_constraint_primary_key, csqlite_constraint_row_id].contains(extendedCode)
    }
    /// A foreign key points to nothing, or a row that is pointed to was deleted.
    package var isForeignKeyViolation: Bool { extendedCode == csqlite_constraint_foreign_key }
    /// A CHECK constraint was violated.
    package var isCheckViolation: Bool { extendedCode == csqlite_constraint_check }
    /// NULL was given for a NOT NULL column.
    package var isNotNullViolation: Bool { extendedCode == csqlite_constraint_not_null }
    /// A value of another kind was given for a column of a STRICT table.
    package var isDataTypeViolation: Bool { extendedCode == csqlite_constraint_data_type }

    package var description: String {
        let place = sql.map { " In: \($0)" } ?? ""
        return "SQLite error \(extendedCode): \(message).\(place)"
    }
}
