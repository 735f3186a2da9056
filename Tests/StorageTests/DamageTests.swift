import SQLite
import Studio
import Testing

@testable import Storage

@Suite("A library that cannot be used")
struct DamageTests {
    /// A closed library with some rows, as bytes.
    private static func library() throws -> [UInt8] {
        let path: String
        let folder: TemporaryFolder
        do {
            let fixture = try Fixture()
            for number in 0..<40 {
                let id = try fixture.pressed("token \(number)").id
                try fixture.apply(.taken(fence: .empty), .accepted(.job("job \(number)")), to: id)
            }
            (path, folder) = (fixture.store.path, fixture.folder)
        }
        return try withExtendedLifetime(folder) { try bytes(of: path) }
    }

    /// Opens a copy; returns the refusal, and checks that a refused file was left as it is.
    private static func refusal(of bytes: [UInt8], _ folder: TemporaryFolder) throws -> DatabaseProblem? {
        let path = try folder.write(bytes, to: "dailies.sqlite")
        do {
            _ = try StudioDatabase(path: path)
            return nil
        } catch {
            #expect(try StorageTests.bytes(of: path) == bytes)
            #expect(error.description.contains(path))
            return error
        }
    }

    @Test("by one wrong byte is refused or read as it is, never changed", arguments: [1, 2])
    func flippedByte(seed: UInt64) throws {
        let library = try Self.library()
        var random = SeededRandom(seed)
        var refused = 0
        for _ in 0..<120 {
            let folder = try TemporaryFolder()
            var bytes = library
            bytes[Int.random(in: bytes.indices, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
            guard let problem = try Self.refusal(of: bytes, folder) else { continue }
            refused += 1
            if case .unavailable = problem { Issue.record("\(problem)") }
        }
        #expect(refused > 0)
    }

    @Test("is not touched either when its log is still there after a crash")
    func damagedWithLog() throws {
        let source = try TemporaryFolder()
        let store = try StudioDatabase(path: source.write(Self.library(), to: "dailies.sqlite"))
        try store.setLimits(SpendingLimits(waiting: 1))
        var library = try bytes(of: store.path)
        let log = try bytes(of: store.path + "-wal")
        #expect(!log.isEmpty)
        library.replaceSubrange(20_000..<40_000, with: repeatElement(0x5A, count: 20_000))
        let folder = try TemporaryFolder()
        let copy = try folder.write(log, to: "dailies.sqlite-wal")
        #expect(try Self.refusal(of: library, folder) != nil)
        #expect(try bytes(of: copy) == log)
    }

    @Test("because it was cut off", arguments: [0.1, 0.3, 0.5, 0.9])
    func truncated(part: Double) throws {
        let library = try Self.library()
        let folder = try TemporaryFolder()
        let bytes = Array(library.prefix(Int(Double(library.count) * part)))
        let problem = try Self.refusal(of: bytes, folder)
        guard case .damaged = problem else { throw Unexpected(problem as Any) }
        #expect(problem?.description.contains("restore a backup") == true)
        #expect(problem?.description.contains("films") == true)
    }

    @Test("because it says that it has a form that nobody knows")
    func unknownForm() throws {
        let folder = try TemporaryFolder()
        var library = try Self.library()
        // The schema format number of the file's header.
        library[47] = 9
        let problem = try Self.refusal(of: library, folder)
        guard case .damaged = problem else { throw Unexpected(problem as Any) }
    }

    @Test("because it is something else", arguments: ["", "hello", String(repeating: "<html>", count: 5000)])
    func foreignFile(text: String) throws {
        let folder = try TemporaryFolder()
        let problem = try Self.refusal(of: Array(text.utf8), folder)
        guard case .damaged = problem else { throw Unexpected(problem as Any) }
    }

    @Test("because another program made it")
    func foreignDatabase() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("dailies.sqlite")
        _ = try Database(path: path).write { session in try session.execute("CREATE TABLE recipes (name TEXT)") }
        #expect(throws: DatabaseProblem.foreign(path: path)) { try StudioDatabase(path: path) }
    }

    @Test("because a newer version made it")
    func newer() throws {
        let fixture = try Fixture()
        try fixture.store.database.write { session in _ = try session.execute("PRAGMA user_version = 999") }
        let problem = #expect(throws: DatabaseProblem.self) { try fixture.reopened() }
        #expect(problem == .newer(path: fixture.store.path, found: 999, known: Schema.migrations.count))
        #expect(problem?.description.contains("newer version") == true)
    }

    @Test("is replaced by its backup, which holds everything")
    func backup() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("t").id
        let copy = fixture.folder.file("backup.sqlite")
        try fixture.store.backup(to: copy)
        let restored = try StudioDatabase(path: copy)
        #expect(try restored.generation(id) == fixture.store.generation(id))
        #expect(try restored.projects() == fixture.store.projects())
    }
}
