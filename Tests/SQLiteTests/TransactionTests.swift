import SQLite
import Testing

@Suite("Transactions")
struct TransactionTests {
    let folder = try! TemporaryFolder()
    private struct Stop: Error, Equatable {}

    @Test("a write that throws leaves nothing")
    func rollback() throws {
        let database = try folder.notes()
        #expect(throws: Stop()) {
            try database.write { session in
                try session.execute("INSERT INTO notes (text) VALUES ('a')")
                throw Stop()
            }
        }
        #expect(try database.count() == 0)
        try database.write { try $0.execute("INSERT INTO notes (text) VALUES ('b')") }
        #expect(try database.count() == 1)
    }

    @Test("a commit that fails leaves nothing, and the next write works")
    func failedCommit() throws {
        let database = try folder.notes()
        try database.write {
            try $0.execute(
                script: """
                    CREATE TABLE marks (note INTEGER REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED) STRICT
                    """)
        }
        let error = try sqliteError {
            try database.write { session in
                try session.execute("INSERT INTO notes (text) VALUES ('a')")
                try session.execute("INSERT INTO marks (note) VALUES (77)")
            }
        }
        #expect(error?.isForeignKeyViolation == true)
        #expect(try database.count() == 0)
        try database.write { try $0.execute("INSERT INTO notes (text) VALUES ('b')") }
        #expect(try database.count() == 1)
    }

    @Test("a full database is told, and what follows in the same write is refused even when the error was ignored")
    func full() throws {
        let database = try folder.notes()
        let error = try sqliteError {
            try database.write { session in
                try session.execute("INSERT INTO notes (text) VALUES ('before')")
                try session.execute("PRAGMA max_page_count = 10")
                let full = try sqliteError {
                    for number in 0..<1000 {
                        try session.execute(
                            "INSERT INTO notes (text) VALUES (?)", "\(number)" + String(repeating: "x", count: 3000))
                    }
                }
                #expect(full?.isFull == true)
                try session.execute("INSERT INTO notes (text) VALUES ('after')")
            }
        }
        #expect(error != nil)
        #expect(try database.count() == 0)
    }

    @Test("a transaction ended by its own statements is an error")
    func endedEarly() throws {
        let database = try folder.notes()
        let error = try sqliteError {
            try database.write { session in
                try session.execute("ROLLBACK")
                try session.execute("INSERT INTO notes (text) VALUES ('alone')")
            }
        }
        #expect(error?.message.contains("already ended") == true)
        #expect(try database.count() == 0)
    }

    @Test("a read cannot write", arguments: ["INSERT INTO notes (text) VALUES ('a')", "DROP TABLE notes"])
    func readOnly(_ sql: String) throws {
        let database = try folder.notes()
        for body in [{ try database.read { try $0.execute(sql) } }, { try database.read { try $0.rows(sql).count } }] {
            #expect(try sqliteError { _ = try body() }?.isReadOnly == true)
        }
        #expect(try sqliteError { try database.read { try $0.execute(script: sql) } }?.isReadOnly == true)
        #expect(try database.count() == 0)
    }

    @Test("a write tells how many rows it changed and the last id")
    func changes() throws {
        let database = try folder.notes()
        try database.write { session in
            let inserted = try session.execute("INSERT INTO notes (text) VALUES ('a'), ('b'), ('c')")
            #expect(inserted == 3)
            #expect(session.lastInsertedID == 3)
            #expect(try session.execute("UPDATE notes SET text = text || '!' WHERE id > 1") == 2)
            #expect(try session.execute("UPDATE notes SET text = 'x' WHERE id = 99") == 0)
            #expect(try session.execute("CREATE TABLE other (a INTEGER) STRICT") == 0)
            #expect(try session.rows("DELETE FROM notes WHERE id = 2 RETURNING text").first?.get("text") == "b!")
        }
        #expect(try database.count() == 2)
    }

    @Test("eight threads writing at once lose nothing")
    func threads() async throws {
        let database = try folder.notes()
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    await onThread {
                        for number in 0..<50 {
                            try database.write { session in
                                let before: Int = try session.value("SELECT count(*) FROM notes") ?? 0
                                try session.execute("INSERT INTO notes (text) VALUES (?)", "\(writer)/\(number)")
                                #expect(try session.value("SELECT count(*) FROM notes") == before + 1)
                            }
                        }
                    }
                }
            }
        }
        #expect(try database.count() == 400)
    }
}
