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

    /// Jobs that have been made and not deleted, by their greatest number ever.
    func count() throws -> Int {
        try database.read { session in
            try session.value("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'jobs'", as: Int.self)
                ?? 0
        }
    }

    /// Jobs that are queued or in progress.
    func unfinishedCount(at now: Int64) throws -> Int {
        try database.read { session in
            try session.value(
                """
                SELECT count(*) FROM jobs
                WHERE iif(failed IS NOT NULL, failed > ?,
                    stall IS NOT NULL OR rendered IS NULL OR max(rendered, created + duration) > ?)
                """, now, now, as: Int.self) ?? 0
        }
    }

    /// Ids of every job, for telling whose files are still needed.
    func ids() throws -> Set<String> {
        try database.read { session in
            Set(try session.rows("SELECT id FROM jobs").map { try $0.get("id", as: String.self) })
        }
    }

    /// Ids of completed jobs whose time is over and whose files are still there, a hundred at most.
    func expired(at now: Int64) throws -> [String] {
        try database.read { session in
            try session.rows(
                """
                SELECT id FROM jobs
                WHERE has_files = 1 AND rendered IS NOT NULL AND lifetime IS NOT NULL
                    AND iif(lives_from_creation, created, max(rendered, created + duration)) / 1000 + lifetime <= ?
                ORDER BY number LIMIT 100
                """, now / 1000
            ).map { try $0.get("id", as: String.self) }
        }
    }

    func setFilesRemoved(_ id: String) throws {
        try database.write { session in _ = try session.execute("UPDATE jobs SET has_files = 0 WHERE id = ?", id) }
    }
}
