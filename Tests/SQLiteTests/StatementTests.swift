import Testing

@testable import SQLite

@Suite("Statements")
struct StatementTests {
    let folder = try! TemporaryFolder()

    @Test(
        "a text with more or less than one statement is refused",
        arguments: ["SELECT 1; SELECT 2", "", " ", "-- nothing", "SELECT 1;\0", "SELECT 1; oops"])
    func oneStatement(_ sql: String) throws {
        let database = try folder.notes()
        #expect(try sqliteError { _ = try database.write { try $0.rows(sql) } } != nil)
    }

    @Test("white space and a semicolon may follow", arguments: ["SELECT 7;", "SELECT 7 ; \n\t", "SELECT 7 -- seven"])
    func trailing(_ sql: String) throws {
        #expect(try folder.notes().read { try $0.value(sql) } == 7)
    }

    @Test("the number of values has to fit", arguments: [0, 1, 3])
    func bindingCount(_ count: Int) throws {
        let database = try folder.notes()
        let error = try sqliteError {
            _ = try database.read { session in
                switch count {
                case 0: try session.rows("SELECT ?, ?")
                case 1: try session.rows("SELECT ?, ?", 1)
                default: try session.rows("SELECT ?, ?", 1, 2, 3)
                }
            }
        }
        #expect(error?.message.contains("takes 2 values, \(count) were given") == true)
    }

    @Test("values of an earlier use do not stay in a statement")
    func forgetsValues() throws {
        let database = try folder.notes()
        try database.read { session in
            let first: String? = try session.value("SELECT ?", "earlier")
            let second: String? = try session.value("SELECT ?", nil)
            #expect(first == "earlier")
            #expect(second == nil)
        }
    }

    @Test("an error names the statement and hides the values")
    func hiddenValues() throws {
        let database = try folder.notes()
        try database.write { try $0.execute("INSERT INTO notes (text) VALUES (?)", "secret") }
        let error = try #require(
            try sqliteError {
                _ = try database.write { try $0.execute("INSERT INTO notes (text) VALUES (?)", "secret") }
            })
        #expect(error.isUniqueViolation)
        #expect(error.description.contains("INSERT INTO notes (text) VALUES (?)"))
        #expect(!error.description.contains("secret"))
    }

    static let violations: [(String, KeyPath<SQLiteError, Bool> & Sendable)] = [
        ("INSERT INTO t (id, u) VALUES (1, 'new')", \.isUniqueViolation),
        ("INSERT INTO t (id, u) VALUES (2, 'one')", \.isUniqueViolation),
        ("INSERT INTO t (id, u) VALUES (2, NULL)", \.isNotNullViolation),
        ("INSERT INTO t (id, u, c) VALUES (2, 'two', -1)", \.isCheckViolation),
        ("INSERT INTO t (id, u, parent) VALUES (2, 'two', 99)", \.isForeignKeyViolation),
        ("INSERT INTO t (id, u, c) VALUES (2, 'two', 'text')", \.isDataTypeViolation),
    ]

    @Test("violated constraints are told apart", arguments: violations)
    func constraints(_ sql: String, _ kind: KeyPath<SQLiteError, Bool> & Sendable) throws {
        let database = try folder.notes()
        try database.write { session in
            try session.execute(
                script: """
                    CREATE TABLE t (id INTEGER PRIMARY KEY, u TEXT NOT NULL UNIQUE, c INTEGER CHECK (c > 0),
                        parent INTEGER REFERENCES t (id)) STRICT;
                    INSERT INTO t (id, u) VALUES (1, 'one')
                    """)
        }
        let error = try #require(try sqliteError { _ = try database.write { try $0.execute(sql) } })
        #expect(error.isConstraint)
        let kinds: [KeyPath<SQLiteError, Bool>] = [
            \.isUniqueViolation, \.isNotNullViolation, \.isCheckViolation, \.isForeignKeyViolation,
            \.isDataTypeViolation,
        ]
        #expect(kinds.filter { error[keyPath: $0] } == [kind])
    }

    @Test("statements are kept for their next use, at most as many as allowed, the oldest going first")
    func cache() throws {
        _ = try folder.notes()
        let connection = try Connection(path: folder.file())
        var cache = StatementCache(capacity: 3)
        var prepared: [String] = []
        for sql in ["SELECT 1", "SELECT 2", "SELECT 3", "SELECT 1", "SELECT 4", "SELECT 1", "SELECT 2"] {
            _ = try cache.statement(sql) { sql throws(SQLiteError) in
                prepared.append(sql)
                return try connection.prepared(sql)
            }
            #expect(cache.count <= 3)
        }
        #expect(prepared == ["SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4", "SELECT 2"])
    }

    /// SQLite 3.40 lets no trigger write into a full-text table while `TRUSTED_SCHEMA` is off, so that the
    /// statements that change the text also change the index.
    @Test("full-text search works within the restrictions")
    func fullText() throws {
        let database = try folder.notes()
        let found: [String] = try database.write { session in
            try session.execute(
                script: "CREATE VIRTUAL TABLE found USING fts5 (text, content = 'notes', content_rowid = 'id')")
            for text in ["a red fox", "a blue whale", "a white whale"] {
                try session.execute("INSERT INTO notes (text) VALUES (?)", text)
                try session.execute("INSERT INTO found (rowid, text) VALUES (?, ?)", session.lastInsertedID, text)
            }
            try session.execute("INSERT INTO found (found, rowid, text) VALUES ('delete', 3, 'a white whale')")
            return try session.rows("SELECT text FROM found WHERE found MATCH ?", "whale").map { try $0.get("text") }
        }
        #expect(found == ["a blue whale"])
        #expect(try database.quickCheck() == [])
    }
}
