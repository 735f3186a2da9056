import Foundation
import Testing

@testable import SQLite

@Suite("Opening")
struct OpeningTests {
    let folder = try! TemporaryFolder()

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: folder.file(name))[.posixPermissions] as? Int
    }

    private func opening(_ path: String) throws -> SQLiteError? {
        try sqliteError { _ = try Database(path: path) }
    }

    @Test("a new database and the files beside it belong to this user alone")
    func modes() throws {
        let database = try folder.notes()
        try database.write { try $0.execute("INSERT INTO notes (text) VALUES ('a')") }
        #expect(try folder.names == ["test.sqlite", "test.sqlite-shm", "test.sqlite-wal"])
        for name in try folder.names { #expect(try mode(name) == 0o600, "\(name)") }
    }

    @Test("a database that others could read is made private")
    func madePrivate() throws {
        _ = try folder.notes()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.file())
        _ = try Database(path: folder.file())
        #expect(try mode("test.sqlite") == 0o600)
    }

    @Test("a closed database is one sound file, and holds what was written")
    func reopening() throws {
        try folder.notes().write { try $0.execute("INSERT INTO notes (text) VALUES ('a')") }
        #expect(try folder.names == ["test.sqlite"])
        let again = try Database(path: folder.file())
        #expect(try again.count() == 1)
        #expect(try again.quickCheck() == [])
    }

    @Test(
        "the promised settings are in force",
        arguments: [
            ("journal_mode", .text("wal")), ("synchronous", .integer(2)), ("foreign_keys", .integer(1)),
            ("trusted_schema", .integer(0)), ("mmap_size", .integer(0)), ("cache_size", .integer(-2000)),
            ("busy_timeout", .integer(5000)),
        ] as [(String, SQLCell)])
    func settings(_ pragma: String, _ value: SQLCell) throws {
        let row = try folder.notes().write { try $0.row("PRAGMA \(pragma)") }
        #expect(row?.cells == [value])
    }

    @Test(
        "the schema's own tables cannot be written, and double quotes are no text",
        arguments: [
            "UPDATE sqlite_schema SET sql = ''", "INSERT INTO notes (text) VALUES (\"misspelt\")",
            "SELECT load_extension('x')",
        ])
    func restricted(_ sql: String) throws {
        let database = try folder.notes()
        #expect(try sqliteError { _ = try database.write { try $0.rows("PRAGMA writable_schema = ON") } } == nil)
        #expect(try sqliteError { _ = try database.write { try $0.execute(sql) } } != nil)
        #expect(try database.quickCheck() == [])
    }

    @Test("names with a special meaning for SQLite are plain files", arguments: [":memory:", "file:x?mode=memory"])
    func specialNames(_ name: String) throws {
        let relative = "sqlite-tests-\(UUID().uuidString)/../" + name
        #expect(try opening(relative)?.cannotOpen == true, "the folder does not exist")
        try Database(path: folder.file(name)).migrate([Migration(name: "n", sql: TemporaryFolder.notesTable)])
        #expect(try folder.names == [name])
    }

    @Test("a path that cannot be a database is told", arguments: ["a\0b", "/", "/proc/self/x", "/nowhere/x"])
    func badPaths(_ path: String) throws {
        let error = try #require(try opening(path))
        #expect(error.cannotOpen)
        #expect(error.message.contains(path) || path.contains("\0"))
    }

    @Test("no path is told")
    func noPath() throws {
        #expect(try opening("")?.message.contains("empty") == true)
    }

    @Test("a link to a missing file is kept")
    func danglingLink() throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.file(), withDestinationPath: folder.file("unmounted/library.sqlite"))
        let error = try #require(try opening(folder.file()))
        #expect(error.cannotOpen)
        #expect(error.message.contains("link"))
        #expect(try folder.names == ["test.sqlite"])
    }

    @Test("a draft that a crash left while creating does not matter")
    func draft() throws {
        try folder.write([1, 2, 3], "test.sqlite.new")
        #expect(try folder.notes().count() == 0)
        #expect(try !folder.names.contains("test.sqlite.new"))
    }

    @Test("a file or folder that may not be written is told", arguments: [0o500, 0o700])
    func readOnly(_ folderMode: Int) throws {
        _ = try folder.notes()
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o400], ofItemAtPath: folder.file())
        try files.setAttributes([.posixPermissions: folderMode], ofItemAtPath: folder.path)
        let before = try folder.bytes()
        let error = try withoutPrivileges(owning: [folder.path, folder.file()]) { try opening(folder.file()) }
        try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        #expect(error?.isReadOnly == true || error?.cannotOpen == true)
        #expect(error?.message.contains("may") == true, "\(error?.message ?? "")")
        #expect(try folder.bytes() == before)
    }

    @Test("a new database in a folder that may not be written is told")
    func readOnlyFolder() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
        let error = try withoutPrivileges(owning: [folder.path]) { try opening(folder.file()) }
        #expect(error?.cannotOpen == true)
        #expect(error?.message.contains("Permission denied") == true)
        #expect(try folder.names == [])
    }
}
