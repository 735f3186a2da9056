import CSQLite

/// A SQLite database file: one connection behind a lock, closed when the last reference goes.
///
/// Calls from several threads wait for each other. The connection is reached only inside the closure of `read` or
/// `write`, which is synchronous; starting one inside another on the same thread is a programming error and stops
/// the program with a message. Only one process may use a file at a time, see https://www.sqlite.org/wal.html.
///
/// Settings: write-ahead log, `synchronous=FULL` (a returned `write` survives a power loss), foreign keys enforced,
/// `DEFENSIVE` on, `TRUSTED_SCHEMA` off, double-quoted text refused, a page cache of 2 MB, no memory mapping.
package final class Database: Sendable {
    /// The file as it was given.
    package let path: String
    private let lock = ExclusiveLock()
    // `nonisolated(unsafe)` because the connection is touched only between the lock's taking and its release.
    private nonisolated(unsafe) let connection: Connection

    /// Opens the file, or creates it (mode 0600, the folder must exist).
    ///
    /// A file that is no database, is damaged where SQLite looks first, or is empty is refused and left as it is.
    ///
    /// - Parameter busyTimeout: How long a call waits for another program's lock, 5 s by default.
    /// - Throws: `SQLiteError`; see `cannotOpen`, `isReadOnly`, `isNotADatabase`, `isCorrupt`, `isBusy`.
    package init(path: String, busyTimeout: Duration = .seconds(5)) throws(SQLiteError) {
        let file = try DatabaseFile(path)
        try file.createIfMissing()
        connection = try Connection(configuring: file, busyTimeout: busyTimeout)
        self.path = path
        try file.makePrivate()
    }

    /// Runs the closure in one transaction that sees one unchanging state and cannot write.
    package func read<T>(_ body: (borrowing Session) throws -> T) throws -> T {
        try lock.withLock {
            try connection.transaction("BEGIN") {
                try body(Session(connection: connection, mayWrite: false))
            }
        }
    }

    /// Runs the closure in one transaction that is committed when it returns and rolled back when it throws.
    ///
    /// When this returns, the changes are on the disk. When it throws, also because the commit failed (the disk is
    /// full, a deferred foreign key is open), nothing of them is kept.
    @discardableResult
    package func write<T>(_ body: (borrowing Session) throws -> T) throws -> T {
        try exclusively { connection in
            try connection.useWriteAheadLog()
            return try connection.transaction("BEGIN IMMEDIATE") {
                try body(Session(connection: connection, mayWrite: true))
            }
        }
    }

    /// Runs the closure with the bare connection, outside a transaction.
    func exclusively<T, E: Error>(_ body: (Connection) throws(E) -> T) throws(E) -> T {
        try lock.withLock { () throws(E) in try body(connection) }
    }
}
