/// The migrations that a database went through, as its own tables tell.
struct MigrationHistory {
    static let table = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            position INTEGER PRIMARY KEY CHECK (position > 0),
            name TEXT NOT NULL UNIQUE
        ) STRICT
        """

    /// `PRAGMA user_version`, the number of migrations done.
    let version: Int
    let names: [String]
    let hasTables: Bool

    init(_ session: borrowing Session) throws {
        version = try session.value("PRAGMA user_version") ?? 0
        hasTables = try session.value("SELECT EXISTS (SELECT 1 FROM sqlite_schema)") ?? false
        let isRecorded = try session.value(
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations')", as: Bool.self)
        guard isRecorded == true else {
            names = []
            return
        }
        names = try session.rows("SELECT name FROM schema_migrations ORDER BY position").map { try $0.get("name") }
    }

    /// The migrations still to be done.
    func pending(of migrations: [Migration]) throws(MigrationError) -> ArraySlice<Migration> {
        let found = max(version, names.count)
        guard found <= migrations.count else {
            throw MigrationError.newer(found: found, known: migrations.count)
        }
        guard version == names.count, !names.isEmpty || !hasTables else { throw MigrationError.foreign }
        for (index, name) in names.enumerated() where name != migrations[index].name {
            throw MigrationError.differs(position: index + 1, found: name, expected: migrations[index].name)
        }
        return migrations[names.count...]
    }
}
