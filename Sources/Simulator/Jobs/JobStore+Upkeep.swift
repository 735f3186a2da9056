import SQLite

/// What a simulator asks when it starts and tidies up.
extension JobStore {
    /// Jobs whose clip is still to be rendered, oldest first.
    func unrendered() throws -> [Job] {
        try database.read { session in
            try session.rows(
                "SELECT * FROM jobs WHERE rendered IS NULL AND failed IS NULL AND stall IS NULL ORDER BY number"
            ).map(Job.init)
        }
    }

    /// Ids of every job, for telling whose files are still needed.
    func ids() throws -> Set<String> {
        try database.read { session in
            Set(try session.rows("SELECT id FROM jobs").map { try $0.get("id", as: String.self) })
        }
    }

    /// Ids of completed jobs whose hour is over and whose files are still there, a hundred at most.
    func expired(at now: Int64) throws -> [String] {
        try database.read { session in
            try session.rows(
                """
                SELECT id FROM jobs
                WHERE has_files = 1 AND rendered IS NOT NULL AND max(rendered, created + duration) / 1000 + ? <= ?
                ORDER BY number LIMIT 100
                """, Job.lifetime, now / 1000
            ).map { try $0.get("id", as: String.self) }
        }
    }

    func setFilesRemoved(_ id: String) throws {
        try database.write { session in _ = try session.execute("UPDATE jobs SET has_files = 0 WHERE id = ?", id) }
    }
}
