import Glibc
import SQLite
import Testing

/// A small file system in memory, which only root can mount; the suite is skipped for others.
private final class SmallDisk {
    static let isAvailable: Bool = {
        guard let disk = try? SmallDisk() else { return false }
        return withExtendedLifetime(disk) { true }
    }()

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        guard mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0 else { throw SmallDiskError() }
    }

    deinit {
        umount2(folder.path, Int32(MNT_DETACH))
    }
}

private struct SmallDiskError: Error {}

@Suite("A full disk", .enabled(if: SmallDisk.isAvailable, "mounting needs root"))
struct FullDiskTests {
    private let disk = try! SmallDisk()

    private func fill(_ session: borrowing Session, _ bytes: Int) throws {
        try session.execute("INSERT INTO notes (text) VALUES (?)", String(repeating: "x", count: bytes))
    }

    @Test("a write that does not fit is told, undone, and smaller ones go on")
    func write() throws {
        let database = try disk.folder.notes()
        try database.write { try $0.execute("INSERT INTO notes (text) VALUES ('first')") }
        let error = try sqliteError {
            _ = try database.write { session in
                try session.execute("INSERT INTO notes (text) VALUES ('second')")
                try fill(session, 2_000_000)
            }
        }
        #expect(error?.isFull == true)
        #expect(try database.count() == 1)
        try database.write { try $0.execute("INSERT INTO notes (text) VALUES ('third')") }
        #expect(try database.count() == 2)
        #expect(try database.quickCheck() == [])
    }

    @Test("a commit that finds the disk full is undone")
    func commit() throws {
        let database = try disk.folder.notes()
        try database.write { try $0.execute("INSERT INTO notes (text) VALUES ('first')") }
        // Ballast leaves too little for the log, which is written at the commit only.
        try Ballast(disk.folder.file("ballast")).fillDisk()
        var reachedTheEnd = false
        let error = try sqliteError {
            _ = try database.write { session in
                try fill(session, 400_000)
                reachedTheEnd = true
            }
        }
        #expect(reachedTheEnd)
        #expect(error?.isFull == true)
        unlink(disk.folder.file("ballast"))
        #expect(try database.count() == 1)
        try database.write { try $0.execute("INSERT INTO notes (text) VALUES ('third')") }
        #expect(try database.count() == 2)
    }

    @Test("a backup that does not fit is told and leaves no file")
    func backup() throws {
        let database = try disk.folder.notes()
        try database.write { try fill($0, 200_000) }
        try Ballast(disk.folder.file("ballast")).fillDisk()
        let error = try sqliteError { try database.backup(to: disk.folder.file("backup.sqlite")) }
        #expect(error?.isFull == true)
        #expect(try !disk.folder.names.contains { $0.hasPrefix("backup") })
    }

    @Test("a new database that does not fit is told and leaves no empty file")
    func creation() throws {
        try Ballast(disk.folder.file("ballast")).fillDisk()
        let error = try sqliteError { _ = try Database(path: disk.folder.file()) }
        #expect(error?.isFull == true)
        #expect(try disk.folder.names == ["ballast"])
        unlink(disk.folder.file("ballast"))
        #expect(try disk.folder.notes().count() == 0)
    }
}

/// A file that takes all the room there is.
private struct Ballast {
    let path: String

    init(_ path: String) { self.path = path }

    func fillDisk() throws {
        let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
        guard descriptor >= 0 else { throw SmallDiskError() }
        defer { close(descriptor) }
        let block = [UInt8](repeating: 1, count: 4096)
        while Glibc.write(descriptor, block, block.count) > 0 {}
    }
}
