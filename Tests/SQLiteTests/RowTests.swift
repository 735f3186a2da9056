import SQLite
import Testing

@Suite("Rows")
struct RowTests {
    let folder = try! TemporaryFolder()

    private func row(_ sql: String) throws -> Row {
        try Database(path: folder.file()).read { try #require(try $0.row(sql)) }
    }

    @Test("a missing column is told with the columns that are there")
    func missing() throws {
        let row = try row("SELECT 1 AS id, 'x' AS title")
        #expect(throws: RowError.missingColumn("name", columns: ["id", "title"])) { try row.get("name", as: Int.self) }
    }

    @Test("a name that two columns have is refused")
    func ambiguous() throws {
        let row = try row("SELECT 1 AS id, 2 AS id")
        #expect(throws: RowError.ambiguousColumn("id")) { try row.get("id", as: Int.self) }
    }

    @Test(
        "a value of another kind is refused and not shown",
        arguments: ["'secret'", "x'736563726574'", "NULL", "2", "1.5"])
    func mismatch(_ expression: String) throws {
        let row = try row("SELECT \(expression) AS v")
        let error = #expect(throws: RowError.self) { try row.get("v", as: Bool.self) }
        #expect(error?.description.contains("secret") == false)
        #expect(error?.description.contains("“v”") == true)
    }

    @Test("a whole number is read as a fraction when it is one exactly")
    func exactDouble() throws {
        #expect(try row("SELECT 3 AS v").get("v", as: Double.self) == 3)
        let row = try row("SELECT 9007199254740993 AS v")
        #expect(throws: RowError.self) { try row.get("v", as: Double.self) }
    }

    @Test("a row stays valid after its transaction, and text that is not UTF-8 is refused")
    func invalidText() throws {
        let database = try Database(path: folder.file())
        let error = try sqliteError { _ = try database.read { try $0.row("SELECT CAST(x'ff41' AS TEXT) AS title") } }
        #expect(error?.isCorrupt == true)
        #expect(error?.message.contains("title") == true)
        #expect(try row("SELECT 'kept' AS v").get("v") == "kept")
    }
}
