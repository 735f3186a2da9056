import CSQLite

extension Database {
    /// Of the SQLite library that this process runs with: `3.40.1`.
    package static var libraryVersion: String { String(cString: sqlite3_libversion()) }
}
