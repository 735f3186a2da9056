import Foundation
import SQLite
import Testing

@Suite("Damage")
struct DamageTests {
    let folder = try! TemporaryFolder()

    static let notDatabases: [[UInt8]] = [
        [], [0], Array("hello, this is a text file\n".utf8), [UInt8](repeating: 0, count: 4096),
        [UInt8](repeating: 0xFF, count: 10_000), Array("SQLite format 3\0".utf8),
        Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0xAA, count: 5000),
    ]

    @Test("a file that is no database is told and kept", arguments: notDatabases)
    func notADatabase(_ bytes: [UInt8]) throws {
        try folder.write(bytes)
        let error = try #require(try sqliteError { _ = try Database(path: folder.file()) })
        #expect(error.isNotADatabase || error.isCorrupt)
        #expect(error.message.contains(folder.file()))
        #expect(error.message.contains("backup"))
        #expect(try folder.bytes() == bytes)
        #expect(try folder.names == ["test.sqlite"])
    }

    @Test("a refused or closed database leaves no open file behind", arguments: [true, false])
    func descriptors(_ isSound: Bool) throws {
        if isSound { try close(filled()) } else { try folder.write([UInt8](repeating: 0xFF, count: 10_000)) }
        for _ in 0..<5 { try survives { _ = try Database(path: folder.file()).count() } }
        let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        let targets = descriptors.compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0)
        }
        #expect(targets.count > 2)
        #expect(!targets.contains { $0.hasPrefix(folder.path) })
    }

    @Test("a log whose database is missing is kept, since it may hold the last changes")
    func orphanLog() throws {
        let database = try filled()
        let log = try folder.bytes("test.sqlite-wal")
        withExtendedLifetime(database) {}
        let other = try TemporaryFolder()
        try other.write(log, "test.sqlite-wal")
        let error = try sqliteError { _ = try Database(path: other.file()) }
        #expect(error?.isCorrupt == true)
        #expect(try other.names == ["test.sqlite-wal"])
        #expect(try other.bytes("test.sqlite-wal") == log)
    }

    @Test("after a kill, what was committed is there and what was not is gone")
    func killed() throws {
        let database = try filled()
        let other = try TemporaryFolder()
        try database.write { session in
            try session.execute("DELETE FROM notes")
            // The files as a kill at this moment would leave them.
            for name in ["test.sqlite", "test.sqlite-wal"] { try other.write(try folder.bytes(name), name) }
        }
        let revived = try Database(path: other.file())
        #expect(try revived.count() == 200)
        #expect(try revived.quickCheck() == [])
        try revived.write { try $0.execute("INSERT INTO notes (text) VALUES ('goes on')") }
        #expect(try revived.count() == 201)
    }

    @Test("a log cut anywhere gives a sound database with the transactions before the cut", arguments: 0..<20)
    func cutLog(_ step: Int) throws {
        let database = try filled()
        let log = try folder.bytes("test.sqlite-wal")
        let other = try TemporaryFolder()
        try other.write(try folder.bytes())
        try other.write(Array(log.prefix(log.count * step / 20)), "test.sqlite-wal")
        withExtendedLifetime(database) {}
        let revived = try Database(path: other.file())
        #expect(try revived.quickCheck() == [])
    }

    @Test("flipped bytes never crash, and looking at them never changes the file", arguments: 0..<300)
    func flipped(_ seed: UInt64) throws {
        try close(filled())
        var numbers = Numbers(state: seed)
        var bytes = try folder.bytes()
        let range = seed % 3 == 0 ? 100 : bytes.count
        bytes[Int.random(in: 0..<range, using: &numbers)] ^= UInt8.random(in: 1...255, using: &numbers)
        try folder.write(bytes)
        try survives { _ = try Database(path: folder.file()).quickCheck() }
        #expect(try folder.bytes() == bytes)
        try survives {
            let database = try Database(path: folder.file())
            try survives { _ = try database.read { try $0.rows("SELECT * FROM notes ORDER BY text") } }
            try survives { _ = try database.write { try $0.execute("UPDATE notes SET text = text || '!'") } }
            try survives { _ = try database.backup(to: folder.file("backup.sqlite")) }
        }
    }

    @Test("a database cut short is found by the check", arguments: [0.3, 0.5, 0.9])
    func truncated(_ part: Double) throws {
        try close(filled())
        let bytes = try folder.bytes()
        try folder.write(Array(bytes.prefix(Int(Double(bytes.count) * part))))
        var problems: [String] = []
        let error = try sqliteError { problems = try Database(path: folder.file()).quickCheck() }
        #expect(error?.isCorrupt == true || !problems.isEmpty)
    }

    /// 200 notes over some 30 pages, in many transactions.
    private func filled() throws -> Database {
        let database = try folder.notes()
        for start in stride(from: 0, to: 200, by: 20) {
            try database.write { session in
                for number in start..<start + 20 {
                    let text = "note \(number) " + String(repeating: "text ", count: 40)
                    try session.execute("INSERT INTO notes (text) VALUES (?)", text)
                }
            }
        }
        return database
    }

    private func close(_ database: consuming Database) throws {
        #expect(try database.count() == 200)
    }

    /// Lets pass what a damaged database may answer; any other error fails the test.
    private func survives(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch is SQLiteError {
        } catch is RowError {
        }
    }
}

/// Repeatable numbers (SplitMix64).
struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
