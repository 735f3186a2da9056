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
            try Self.addProject(title: title, description: description, at: now, session)
        }
    }

    static func addProject(
        title: String, description: String, at now: Timestamp, _ session: borrowing Session
    ) throws -> Project {
        try session.execute(
            """
            INSERT INTO projects (title, description, created_at, position)
            VALUES (?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM projects))
            """, title, description, now)
        return Project(
            id: ProjectID(session.lastInsertedID), title: title, description: description, createdAt: now)
    }

    package func addToPlayground(title: String, prompt: String, at now: Timestamp) throws -> Video {
        try database.write { session in
            let found: ProjectID? = try session.value(
                "SELECT id FROM projects WHERE title = ? AND trashed_at IS NULL ORDER BY id LIMIT 1",
                ProjectChoice.playground)
            let project =
                try found
                ?? Self.addProject(
                    title: ProjectChoice.playground, description: "One-off prompts", at: now, session
                ).id
            guard let video = try Self.addVideo(to: project, title: title, prompt: prompt, at: now, session) else {
                throw StorageError.unreadable(column: "projects.id", reason: "the playground took no video")
            }
            return video
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
