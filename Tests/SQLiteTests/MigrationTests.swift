import SQLite
import Testing

@Suite("Migrations")
struct MigrationTests {
    let folder = try! TemporaryFolder()
    static let first = Migration(name: "one", sql: "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT")
    static let second = Migration(name: "two", sql: "CREATE TABLE b (id INTEGER) STRICT; INSERT INTO b VALUES (1)")

    @Test("migrations run once, in order, and are recorded by name and number")
    func order() throws {
        let database = try Database(path: folder.file())
        try database.migrate([Self.first])
        try database.migrate([Self.first, Self.second])
        try database.migrate([Self.first, Self.second])
        #expect(try database.count("b") == 1)
        let names: [String] = try database.read { session in
            #expect(try session.value("PRAGMA user_version") == 2)
            return try session.rows("SELECT name FROM schema_migrations ORDER BY position").map { try $0.get("name") }
        }
        #expect(names == ["one", "two"])
    }

    @Test("a failing migration is undone, and those before it stay")
    func failure() throws {
        let database = try Database(path: folder.file())
        let broken = Migration(name: "two", sql: "CREATE TABLE b (id INTEGER) STRICT; INSERT INTO missing VALUES (1)")
        let error = try sqliteError { try database.migrate([Self.first, broken]) }
        #expect(error?.message == "no such table: missing")
        try database.migrate([Self.first, Self.second])
        #expect(try database.count("b") == 1)
    }

    @Test("a newer database is refused before anything is written")
    func newer() throws {
        try Database(path: folder.file()).migrate([Self.first, Self.second])
        let before = try folder.bytes()
        #expect(throws: MigrationError.newer(found: 2, known: 1)) {
            try Database(path: folder.file()).migrate([Self.first])
        }
        #expect(try folder.bytes() == before)
        #expect(try folder.names == ["test.sqlite"])
    }

    @Test("a database that another program made in another journal mode stays as it is")
    func newerInRollbackMode() throws {
        let database = try Database(path: folder.file("first.sqlite"))
        try database.migrate([Self.first])
        try database.write { try $0.execute("PRAGMA user_version = 999") }
        try database.backup(to: folder.file())
        let before = try folder.bytes()
        #expect(before[18] == 1, "the copy is in rollback mode")
        #expect(throws: MigrationError.newer(found: 999, known: 1)) {
            try Database(path: folder.file()).migrate([Self.first])
        }
        #expect(try folder.bytes() == before)
    }

    @Test("another history is refused")
    func differs() throws {
        let database = try Database(path: folder.file())
        try database.migrate([Self.first])
        let other = Migration(name: "eins", sql: Self.first.sql)
        #expect(throws: MigrationError.differs(position: 1, found: "one", expected: "eins")) {
            try database.migrate([other, Self.second])
        }
    }

    @Test(
        "a database of another program is refused",
        arguments: ["CREATE TABLE moz_places (id INTEGER)", "PRAGMA user_version = 1"])
    func foreign(_ script: String) throws {
        let database = try Database(path: folder.file())
        try database.write { try $0.execute(script: script) }
        #expect(throws: MigrationError.foreign) { try database.migrate([Self.first, Self.second]) }
    }

    @Test("a table can be rebuilt without losing the rows that refer to it")
    func rebuild() throws {
        let database = try Database(path: folder.file())
        let tables = Migration(
            name: "tables",
            sql: """
                CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;
                CREATE TABLE b (a INTEGER REFERENCES a (id) ON DELETE CASCADE) STRICT;
                INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)
                """)
        let rebuilt = Migration(
            name: "rebuilt",
            sql: """
                CREATE TABLE a2 (id INTEGER PRIMARY KEY, name TEXT) STRICT;
                INSERT INTO a2 (id) SELECT id FROM a; DROP TABLE a; ALTER TABLE a2 RENAME TO a
                """)
        try database.migrate([tables, rebuilt])
        #expect(try database.count("b") == 1)
        let error = try sqliteError { _ = try database.write { try $0.execute("INSERT INTO b VALUES (9)") } }
        #expect(error?.isForeignKeyViolation == true, "foreign keys are enforced again")
    }

    @Test("a migration that breaks a foreign key is undone")
    func brokenKey() throws {
        let database = try Database(path: folder.file())
        let broken = Migration(
            name: "broken",
            sql: "CREATE TABLE b (a INTEGER REFERENCES a (id)) STRICT; INSERT INTO b VALUES (5)")
        #expect(throws: MigrationError.brokenForeignKeys(migration: "broken", table: "b")) {
            try database.migrate([Self.first, broken])
        }
        #expect(try database.read { try $0.value("PRAGMA user_version") } == 1)
    }
}
