import CSQLite

extension Database {
    /// Looks through the whole file and returns the problems found, at most 100; none when it is sound.
    ///
    /// It reads every page: about a second for a gigabyte. A file too damaged to be checked is one problem.
    package func quickCheck() throws -> [String] {
        do {
            let rows = try read { try $0.rows("PRAGMA quick_check") }
            let lines: [String] = try rows.map { try $0.read(0) }
            return lines == ["ok"] ? [] : lines
        } catch let error as SQLiteError where error.isCorrupt || error.isNotADatabase {
            return [error.message]
        }
    }

    /// Folds the write-ahead log into the file, so that the file alone is the whole database: for the end of a program
    /// that may not live to close it. What another connection still reads stays in the log, which is no error.
    package func foldLog() throws(SQLiteError) {
        try exclusively { connection throws(SQLiteError) in
            _ = try connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    /// Writes a compact copy of the database to a new file of mode 0600. Other calls wait meanwhile.
    ///
    /// The copy gets its name when it is complete and on the disk.
    ///
    /// - Throws: `SQLiteError`: `cannotOpen` when a file of this name exists, `isFull` when the disk is full.
    package func backup(to path: String) throws(SQLiteError) {
        let file = try DatabaseFile(path)
        guard DatabaseFile.size(file.name) == nil else {
            let message = "\(path) exists already. Choose another name for the backup"
            throw SQLiteError(extendedCode: SQLITE_CANTOPEN, message: message)
        }
        try DatabaseFile.write(to: file.name) { draft throws(SQLiteError) in
            try exclusively { connection throws(SQLiteError) in _ = try connection.execute("VACUUM INTO ?", [draft]) }
        }
    }
}
