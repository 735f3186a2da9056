import SQLite
import Studio

/// Files that shall go. Whoever means to remove them writes them down in the transaction that makes them needless.
extension StudioDatabase {
    /// - Parameter names: of the pictures that the takes went by.
    /// - Returns: those of the pictures that nothing goes by any more.
    static func recordRemovals(
        of takes: [GenerationID], _ names: Set<String>, _ session: borrowing Session
    ) throws -> [String] {
        let pictures = names.isEmpty ? [] : names.subtracting(try referenceNames(session)).sorted()
        for take in takes { try recordRemoval(of: take, session) }
        for picture in pictures { try recordRemoval(of: picture, session) }
        return pictures
    }

    static func recordRemoval(of take: GenerationID, _ session: borrowing Session) throws {
        try session.execute("INSERT OR IGNORE INTO removals (take) VALUES (?)", take)
    }

    static func recordRemoval(of picture: String, _ session: borrowing Session) throws {
        try session.execute("INSERT OR IGNORE INTO removals (picture) VALUES (?)", picture)
    }

    static func settleRemoval(of take: GenerationID, _ session: borrowing Session) throws {
        try session.execute("DELETE FROM removals WHERE take = ?", take)
    }

    static func settleRemoval(of picture: String, _ session: borrowing Session) throws {
        try session.execute("DELETE FROM removals WHERE picture = ?", picture)
    }

    /// Whether a take is there and was not erased: no file of it may go, whatever was written down before.
    static func isKept(_ take: GenerationID, _ session: borrowing Session) throws -> Bool {
        try session.row(
            """
            SELECT 1 FROM generations JOIN videos ON videos.id = video
            WHERE generations.id = ? AND videos.erased_at IS NULL
            """, take) != nil
    }

    /// What is written down and was not settled.
    func removals() throws -> (takes: [GenerationID], pictures: [String]) {
        try database.read { session in
            (
                try session.rows("SELECT take FROM removals WHERE take IS NOT NULL ORDER BY 1").map {
                    try $0.get("take")
                },
                try session.rows("SELECT picture FROM removals WHERE picture IS NOT NULL ORDER BY 1").map {
                    try $0.get("picture")
                }
            )
        }
    }
}
