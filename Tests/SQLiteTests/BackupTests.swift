import Foundation
import SQLite
import Testing

@Suite("Backups")
struct BackupTests {
    let folder = try! TemporaryFolder()

    @Test("a backup of an open database holds what was committed and is private")
    func backup() throws {
        let database = try folder.notes()
        try database.write { try $0.execute("INSERT INTO notes (text) VALUES ('a')") }
        try database.backup(to: folder.file("it's a backup.sqlite"))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.file("it's a backup.sqlite"))
        #expect(mode[.posixPermissions] as? Int == 0o600)
        let copy = try Database(path: folder.file("it's a backup.sqlite"))
        #expect(try copy.count() == 1)
        #expect(try copy.quickCheck() == [])
        try copy.write { try $0.execute("INSERT INTO notes (text) VALUES ('b')") }
        #expect(try database.count() == 1)
    }

    @Test("a file that exists is never overwritten")
    func existing() throws {
        let database = try folder.notes()
        try folder.write([1, 2, 3], "backup.sqlite")
        let error = try sqliteError { try database.backup(to: folder.file("backup.sqlite")) }
        #expect(error?.message.contains("exists already") == true)
        #expect(try folder.bytes("backup.sqlite") == [1, 2, 3])
    }

    @Test("a folder that is missing is told")
    func missingFolder() throws {
        let database = try folder.notes()
        let error = try sqliteError { try database.backup(to: folder.file("missing/backup.sqlite")) }
        #expect(error?.message.contains("No such file or directory") == true)
    }
}
