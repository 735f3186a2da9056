import SQLite
import Testing

@Suite("Values")
struct ValueTests {
    let folder = try! TemporaryFolder()

    /// What comes back when a value goes through a parameter and a column without a type.
    private func roundTrip<T: SQLValue>(_ value: T) throws -> T? {
        let database = try Database(path: folder.file())
        return try database.write { session in
            try session.execute(script: "CREATE TABLE t (v ANY) STRICT")
            try session.execute("INSERT INTO t (v) VALUES (?)", value)
            return try session.value("SELECT v FROM t")
        }
    }

    @Test(
        "text comes back as it went in",
        arguments: [
            "", "plain", "it's \"quoted\" `so` [and] so", "'); DROP TABLE t; --", "a\0b\0", "\0", "\r\n\t",
            "žluťoučký 🎬",
            "?1 :name @name $name", "\u{202E}reversed", String(repeating: "long ", count: 50_000),
        ])
    func text(_ value: String) throws {
        #expect(try roundTrip(value) == value)
    }

    @Test(
        "whole numbers come back as they went in",
        arguments: [0, 1, -1, 9_007_199_254_740_993, Int64.max, Int64.min] as [Int64])
    func integers(_ value: Int64) throws {
        #expect(try roundTrip(value) == value)
    }

    @Test(
        "numbers with fractions come back as they went in",
        arguments: [0.0, 0.1, -1.5e300, .infinity, -.infinity, .leastNonzeroMagnitude])
    func reals(_ value: Double) throws {
        #expect(try roundTrip(value) == value)
    }

    @Test(
        "bytes come back as they went in",
        arguments: [[], [0], [0xFF, 0, 0x27], [UInt8](repeating: 7, count: 100_000)])
    func blobs(_ value: [UInt8]) throws {
        #expect(try roundTrip(value) == value)
    }

    @Test("truth is stored as 0 and 1", arguments: [(true, 1), (false, 0)])
    func bools(_ value: Bool, _ stored: Int) throws {
        #expect(value.cell == .integer(Int64(stored)))
        #expect(try roundTrip(value) == value)
    }

    @Test("NaN is refused instead of becoming NULL")
    func notANumber() throws {
        let error = try sqliteError { _ = try roundTrip(Double.nan) }
        #expect(error?.message.contains("NaN") == true)
    }

    private enum Colour: String, SQLValue { case red, green }

    @Test("an enum is stored by its raw value, and an unknown one is told")
    func rawValues() throws {
        #expect(try roundTrip(Colour.green) == .green)
        #expect(Colour.green.cell == .text("green"))
        let row = try Database(path: folder.file()).read { try $0.row("SELECT 'blue' AS colour") }
        #expect(throws: RowError.mismatch(column: "colour", storageClass: "TEXT", wanted: "Colour")) {
            try row?.get("colour", as: Colour.self)
        }
    }

    @Test("nothing is stored as NULL and read as nil")
    func null() throws {
        let nothing: Int? = nil
        let row = try Database(path: folder.file()).read {
            try #require(try $0.row("SELECT ? AS a, ? AS b, ? AS c", nil, nothing, Int?(5)))
        }
        #expect(try row.get("a") as Int? == nil)
        #expect(try row.get("b") as String? == nil)
        #expect(try row.get("c") as Int? == 5)
        #expect(throws: RowError.self) { try row.get("a", as: Int.self) }
    }
}
