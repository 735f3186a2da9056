extension Database {
    /// Brings the database to the end of the list: each missing migration in its own transaction, in order.
    ///
    /// `PRAGMA user_version` is the number of migrations done, `schema_migrations` holds their names. Foreign keys
    /// are checked at the end of each migration and not within, so that a table can be rebuilt.
    ///
    /// - Throws: `MigrationError` when the history does not fit, before anything is written; `SQLiteError` of a
    ///   failing migration, which is undone, while those before it stay.
    package func migrate(_ migrations: [Migration]) throws {
        precondition(Set(migrations.map(\.name)).count == migrations.count, "Two migrations have the same name.")
        let pending = try read { try MigrationHistory($0).pending(of: migrations) }
        guard !pending.isEmpty else { return }
        try exclusively { connection in
            try connection.useWriteAheadLog()
            // Otherwise dropping a table to rebuild it would delete the rows that refer to it.
            _ = try connection.execute("PRAGMA foreign_keys = OFF")
            let outcome = Result { try connection.run(pending) }
            _ = try connection.execute("PRAGMA foreign_keys = ON")
            try outcome.get()
        }
    }
}

extension Connection {
    fileprivate func run(_ pending: ArraySlice<Migration>) throws {
        for (index, migration) in zip(pending.indices, pending) {
            try transaction("BEGIN IMMEDIATE") {
                let session = Session(connection: self, mayWrite: true)
                try session.execute(MigrationHistory.table)
                try session.execute(script: migration.sql)
                if let broken = try session.row("PRAGMA foreign_key_check") {
                    throw MigrationError.brokenForeignKeys(migration: migration.name, table: try broken.get("table"))
                }
                try session.execute(
                    "INSERT INTO schema_migrations (position, name) VALUES (?, ?)", index + 1, migration.name)
                try session.execute("PRAGMA user_version = \(index + 1)")
            }
        }
    }
}
