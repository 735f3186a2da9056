import SQLite

/// Why the library cannot be opened. The file was left as it is.
package enum DatabaseProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// It is a damaged database, or no database at all.
    case damaged(path: String, finding: String)
    /// A newer version of this program made it.
    case newer(path: String, found: Int, known: Int)
    /// Another program made it.
    case foreign(path: String)
    /// The disk is full, the file may not be written, it is locked by another program, …
    case unavailable(path: String, reason: String)

    init(_ error: any Error, path: String) {
        self =
            switch error {
            case let problem as DatabaseProblem: problem
            case let error as SQLiteError where error.isDamage:
                .damaged(path: path, finding: error.message)
            case let error as SQLiteError: .unavailable(path: path, reason: error.message)
            case MigrationError.newer(let found, let known): .newer(path: path, found: found, known: known)
            case is MigrationError: .foreign(path: path)
            case let error as RowError: .damaged(path: path, finding: "\(error)")
            default: .unavailable(path: path, reason: "\(error)")
            }
    }

    package var description: String {
        switch self {
        case .damaged(let path, let finding):
            "The library \(path) is damaged: \(finding). It was left as it is, and nothing was sent. To restore a"
                + " backup, move this file and those beside it that begin with its name away, then copy the backup to"
                + " this path. The films and their JSON sidecars in the folder media are not affected."
        case .newer(let path, let found, let known):
            "The library \(path) was made by a newer version of Dailies: it is at version \(found), this program"
                + " knows \(known). Start the newer program, or choose another folder with --data."
        case .foreign(let path):
            "The file \(path) belongs to another program. Choose another folder with --data."
        case .unavailable(let path, let reason):
            "The library \(path) cannot be opened: \(reason)."
        }
    }
}

extension SQLiteError {
    /// A file of a form that SQLite does not know is told by words only.
    fileprivate var isDamage: Bool {
        isCorrupt || isNotADatabase || isSQLError && message.contains("unsupported file format")
    }
}
