import SQLite
import Studio

extension StudioDatabase {
    package func projects() throws -> [ProjectSummary] {
        try database.read { session in
            try session.rows(Self.summaries + " WHERE trashed_at IS NULL ORDER BY id DESC", ConnectionKind.simulator)
                .map { try $0.summary() }
        }
    }

    package func project(_ id: ProjectID) throws -> ProjectContents? {
        try database.read { session in
            let row = try session.row(
                Self.summaries + " WHERE id = ? AND erased_at IS NULL", ConnectionKind.simulator, id)
            guard let summary = try row?.summary() else { return nil }
            return ProjectContents(summary: summary, videos: try Self.videoSummaries(of: id, session))
        }
    }

    package func addProject(title: String, description: String, at now: Timestamp) throws -> Project {
        try database.write { session in
            try session.execute(
                "INSERT INTO projects (title, description, created_at) VALUES (?, ?, ?)", title, description, now)
            return Project(
                id: ProjectID(session.lastInsertedID), title: title, description: description, createdAt: now)
        }
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

    /// Newest first.
    private static func videoSummaries(of id: ProjectID, _ session: borrowing Session) throws -> [VideoSummary] {
        try videoSummaries("project = ? AND trashed_at IS NULL ORDER BY id DESC", id, session)
    }

    /// The videos that a condition chooses, each with its newest take.
    static func videoSummaries(
        _ condition: String, _ value: (any SQLValue)?, _ session: borrowing Session
    ) throws -> [VideoSummary] {
        let chosen = "SELECT videos.id FROM videos WHERE \(condition)"
        let newest = try session.rows(
            "SELECT * FROM generations WHERE id IN (SELECT max(id) FROM generations WHERE video IN (\(chosen)) GROUP BY video)",
            value
        ).map { try $0.generation() }
        let takes = Dictionary(uniqueKeysWithValues: newest.map { ($0.videoID, $0) })
        let rows = try session.rows(
            """
            SELECT *,
                (SELECT count(*) FROM generations WHERE video = videos.id) AS takes,
                (SELECT max(id) FROM generations WHERE video = videos.id AND state = 'completed') AS poster
            FROM videos WHERE \(condition)
            """, value)
        return try rows.map { row in
            let video = try row.video()
            return VideoSummary(
                video: video, takes: try row.get("takes"), newest: takes[video.id], poster: try row.get("poster"))
        }
    }
}

extension Row {
    func summary() throws -> ProjectSummary {
        ProjectSummary(
            project: try project(), videos: try get("videos"), active: try get("active"),
            poster: try get("poster"), spent: try get("spent"))
    }
}
