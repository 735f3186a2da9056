import SQLite
import Testing

@Suite("Locking")
struct LockingTests {
    let folder = try! TemporaryFolder()

    @Test("a lock held by another is told as busy, and the write left nothing")
    func busy() throws {
        let database = try folder.notes()
        let other = try Database(path: folder.file(), busyTimeout: .milliseconds(20))
        let error = try database.write { session in
            try session.execute("INSERT INTO notes (text) VALUES ('mine')")
            return try sqliteError {
                _ = try other.write { try $0.execute("INSERT INTO notes (text) VALUES ('theirs')") }
            }
        }
        #expect(error?.isBusy == true)
        #expect(try other.count() == 1)
        try other.write { try $0.execute("INSERT INTO notes (text) VALUES ('later')") }
        #expect(try database.count() == 2)
    }

    @Test("a read sees one state while another connection writes")
    func snapshot() throws {
        let database = try folder.notes()
        let other = try Database(path: folder.file())
        try database.read { session in
            #expect(try session.value("SELECT count(*) FROM notes", as: Int.self) == 0)
            try other.write { try $0.execute("INSERT INTO notes (text) VALUES ('a')") }
            #expect(try session.value("SELECT count(*) FROM notes", as: Int.self) == 0)
        }
        #expect(try database.count() == 1)
    }

    @Test("a write inside a write stops the program instead of waiting for ever")
    func nestedWrite() async throws {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            [path = folder.file() as String] in
            let database = try Database(path: path)
            try database.write { _ in try database.write { try $0.execute("SELECT 1") } }
        }
        try expectAdvice(result)
    }

    @Test("a read inside a read stops the program instead of waiting for ever")
    func nestedRead() async throws {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            [path = folder.file() as String] in
            let database = try Database(path: path)
            try database.read { _ in try database.read { _ = try $0.rows("SELECT 1") } }
        }
        try expectAdvice(result)
    }

    private func expectAdvice(_ result: ExitTest.Result?) throws {
        let output = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
        #expect(output.contains("Use the session at hand"))
    }
}
