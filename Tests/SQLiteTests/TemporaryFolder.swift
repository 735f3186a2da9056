import Foundation
import SQLite

/// A folder for one test, removed when the test ends.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "sqlite-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String = "test.sqlite") -> String { path + "/" + name }

    /// A new database with one table, `notes (id, text UNIQUE)`.
    func notes() throws -> Database {
        let database = try Database(path: file())
        try database.migrate([Migration(name: "notes", sql: Self.notesTable)])
        return database
    }

    static let notesTable = "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT"

    func bytes(_ name: String = "test.sqlite") throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
    }

    func write(_ bytes: [UInt8], _ name: String = "test.sqlite") throws {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}

extension Database {
    func count(_ table: String = "notes") throws -> Int {
        try read { try $0.value("SELECT count(*) FROM \(table)") ?? -1 }
    }
}

/// The `SQLiteError` that the body throws; any other error passes through, `nil` when it throws none.
func sqliteError(_ body: () throws -> Void) throws -> SQLiteError? {
    do {
        try body()
        return nil
    } catch let error as SQLiteError {
        return error
    }
}
