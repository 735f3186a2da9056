/// A call that the tables cannot answer. SQLite's own refusals come as `SQLiteError`.
package enum StorageError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A row holds what this program does not write.
    case unreadable(column: String, reason: String)
    /// A guarded update met another state than the one just read, in the same transaction.
    case lostUpdate(generation: Int64)
    /// No connection is the default: start-up makes one before the first page.
    case noDefaultConnection
    case unknownConnection(Int64)

    package var description: String {
        switch self {
        case .unreadable(let column, let reason):
            "Column “\(column)” cannot be read: \(reason). The database was written by another program or is damaged."
        case .lostUpdate(let generation):
            "Generation \(generation) was changed by somebody else at the same time. Only one program may use the "
                + "data folder."
        case .noDefaultConnection:
            "No connection is set up. Start the program again, or set OPENAI_BASE_URL."
        case .unknownConnection(let id):
            "There is no connection \(id)."
        }
    }
}
