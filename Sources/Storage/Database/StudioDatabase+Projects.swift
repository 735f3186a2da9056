import SQLite
import Studio

extension StudioDatabase {
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
        let rows = try session.rows("SELECT * FROM projects WHERE id = ? AND erased_at IS NULL", id)
        return try projectSummaries(rows, session).first
    }

    /// Rows of `projects` with what their videos come to.
    static func projectSummaries(_ rows: [Row], _ session: borrowing Session) throws -> [ProjectSummary] {
        let projects = try rows.map { try $0.project() }
        let sums = try session.rows(
            """
            SELECT project, sum(is_listed) AS videos,
                coalesce(sum(active) FILTER (WHERE is_listed = 1), 0) AS active,
                max(finished) FILTER (WHERE is_listed = 1) AS poster, sum(spent) AS spent
            FROM video_sums WHERE project IN (SELECT value FROM json_each(?)) GROUP BY project
            """, "[\(projects.map(\.id.description).joined(separator: ","))]"
        ).reduce(into: [:]) { sums, row in sums[try row.get("project", as: ProjectID.self)] = row }
        return try projects.map { project in
            guard let sum = sums[project.id] else {
                return ProjectSummary(project: project, videos: 0, active: 0, poster: nil, spent: .zero)
            }
            return ProjectSummary(
                project: project, videos: try sum.get("videos"), active: try sum.get("active"),
                poster: try sum.get("poster"), spent: try sum.get("spent"))
        }
    }
}
