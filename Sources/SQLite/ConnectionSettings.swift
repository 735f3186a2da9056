import CSQLite

extension Connection {
    /// Opens a file with the settings that `Database` promises, and reads its schema to see that it is sound.
    convenience init(configuring file: DatabaseFile, busyTimeout: Duration) throws(SQLiteError) {
        do {
            try self.init(path: file.name)
            setBusyTimeout(busyTimeout)
            try restrict()
            _ = try firstRow("SELECT count(*) FROM sqlite_schema")
        } catch {
            throw file.explain(error)
        }
        guard !isReadOnly else { throw file.notWritable() }
        try configure()
    }

    private func restrict() throws(SQLiteError) {
        try set(SQLITE_DBCONFIG_DEFENSIVE, true)
        try set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
        try set(SQLITE_DBCONFIG_ENABLE_FKEY, true)
        // Without these a misspelt column in double quotes would be read as text.
        try set(SQLITE_DBCONFIG_DQS_DML, false)
        try set(SQLITE_DBCONFIG_DQS_DDL, false)
        setLimit(SQLITE_LIMIT_LENGTH, 64 << 20)
        setLimit(SQLITE_LIMIT_SQL_LENGTH, 1 << 20)
    }

    private func configure() throws(SQLiteError) {
        let pragmas = [
            "synchronous = FULL", "cache_size = -2000", "mmap_size = 0", "cell_size_check = ON",
            "journal_size_limit = 4194304",
        ]
        for pragma in pragmas { _ = try execute("PRAGMA \(pragma)") }
    }

    /// Switches the file to a write-ahead log. The first write does so, not the opening, since it changes the file
    /// and a database made by a newer version has to stay as it is.
    func useWriteAheadLog() throws {
        guard !usesWriteAheadLog else { return }
        let mode: String? = try firstRow("PRAGMA journal_mode = WAL")?.read(0)
        guard mode == "wal" else {
            let message =
                "the database stays in journal mode \(mode ?? "unknown"); its disk may not support a "
                + "write-ahead log. Move it to a local disk"
            throw SQLiteError(extendedCode: SQLITE_ERROR, message: message)
        }
        usesWriteAheadLog = true
    }
}
