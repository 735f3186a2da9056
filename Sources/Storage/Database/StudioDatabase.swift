import SQLite
import Studio
import Synchronization

/// The studio's tables in one SQLite file. Every call is one transaction, on disk when it returns; calls block.
package final class StudioDatabase: StudioStore, Sendable {
    /// The file's name in the data folder.
    package static let fileName = "dailies.sqlite"

    let database: Database
    let journal: SentJournal

    /// Opens the file, or makes it where there is none: looks through it first, then brings its tables up to date.
    ///
    /// A damaged, foreign or newer file is refused and left as it is.
    ///
    /// - Throws: `DatabaseProblem`, which says what to do.
    package init(path: String) throws(DatabaseProblem) {
        journal = SentJournal(besideDatabase: path)
        do {
            database = try Database(path: path)
            if let finding = try Self.finding(database) {
                Self.damaged.withLock { $0.append(database) }
                throw DatabaseProblem.damaged(path: path, finding: finding)
            }
            try database.migrate(Schema.migrations)
        } catch {
            throw DatabaseProblem(error, path: path)
        }
    }

    /// What a look through the file finds first. A check that cannot be understood was damaged itself.
    private static func finding(_ database: Database) throws -> String? {
        do {
            return try database.quickCheck().first
        } catch let error as SQLiteError where error.isSQLError {
            return error.message
        }
    }

    /// They stay open until the process ends: closing the last connection writes the log into the damaged file.
    private static let damaged = Mutex<[Database]>([])

    /// The file as it was given.
    package var path: String { database.path }

    /// The file alone is the whole library from now until the next change. For the end of the program.
    package func foldLog() throws {
        try database.foldLog()
    }

    /// Writes a compact copy to a new file, while the program runs. The copy is a whole library without its films.
    package func backup(to path: String) throws {
        try database.backup(to: path)
    }
}
