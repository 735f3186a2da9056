import SQLite
import Studio

extension StudioDatabase {
    package func projects() throws -> [ProjectSummary] {
        try database.read { session in
            try session.rows(
                Self.summaries + " WHERE trashed_at IS NULL ORDER BY position DESC", ConnectionKind.simulator
            ).map { try $0.summary() }
        }
    }

    package func project(_ id: ProjectID) throws -> ProjectContents? {
        try database.read { session in
            guard let summary = try Self.summary(of: id, session) else { return nil }
            return ProjectContents(
                summary: summary,
                videos: try Self.videoSummaries(
                    "project = ? AND trashed_at IS NULL ORDER BY position DESC", [id], session))
        }
    }

    package func addProject(title: String, description: String, at now: Timestamp) throws -> Project {
        try database.write { session in
            try session.execute(
                """
                INSERT INTO projects (title, description, created_at, position)
                VALUES (?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM projects))
                """, title, description, now)
            return Project(
                id: ProjectID(session.lastInsertedID), title: title, description: description, createdAt: now)
        }
    }

    static func summary(of id: ProjectID, _ session: borrowing Session) throws -> ProjectSummary? {
        try session.row(summaries + " WHERE id = ? AND erased_at IS NULL", ConnectionKind.simulator, id)?.summary()
    }

    static let summaries = """
        SELECT *,
            (SELECT count(*) FROM videos WHERE project = projects.id AND trashed_at IS NULL) AS videos,
            (SELECT count(*) FROM generations JOIN videos ON videos.id = video
                WHERE project = projects.id AND videos.trashed_at IS NULL AND completed_at IS NULL) AS active,
            (SELECT max(generations.id) FROM generations JOIN videos ON videos.id = video
                WHERE project = projects.id AND videos.trashed_at IS NULL AND state = 'completed') AS poster,
            (SELECT coalesce(sum(charge_amount), 0) FROM generations JOIN videos ON videos.id = video
                WHERE project = projects.id AND server_kind <> ?) AS spent
        FROM projects
        """
}

extension Row {
    func summary() throws -> ProjectSummary {
        ProjectSummary(
            project: try project(), videos: try get("videos"), active: try get("active"),
            poster: try get("poster"), spent: try get("spent"))
    }
}
