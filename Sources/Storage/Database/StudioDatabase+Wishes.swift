import SQLite
import Studio

extension StudioDatabase {
    package func note(_ wish: Wish, at now: Timestamp) throws {
        let stored = StoredWish(wish)
        try database.write { session in
            try session.execute(
                "INSERT OR REPLACE INTO wishes (kind, generation, connection, job_id, at) VALUES (?, ?, ?, ?, ?)",
                stored.kind, stored.generation, stored.connection, stored.jobID, now)
        }
    }

    package func wishes() throws -> [NotedWish] {
        try database.read { session in
            try session.rows("SELECT * FROM wishes ORDER BY id").map { row in
                NotedWish(id: try row.get("id"), wish: try StoredWish.wish(row))
            }
        }
    }

    package func forget(_ wish: WishID) throws {
        try database.write { session in
            try session.execute("DELETE FROM wishes WHERE id = ?", wish)
        }
    }
}
