import Foundation
import SQLite
import Testing

@Suite("Folding the log in")
struct FoldLogTests {
    @Test("makes the file alone the whole database, while it is still open")
    func wholeFile() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (original, copy) = (folder.appending(path: "a.sqlite"), folder.appending(path: "b.sqlite"))
        let database = try Database(path: original.path)
        try database.write { session in
            try session.execute(script: "CREATE TABLE words (word TEXT) STRICT; INSERT INTO words VALUES ('kept')")
        }
        try database.foldLog()
        try FileManager.default.copyItem(at: original, to: copy)
        let word: String? = try Database(path: copy.path).read { try $0.value("SELECT word FROM words") }
        #expect(word == "kept")
    }
}
