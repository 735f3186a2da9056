import SQLite
import Studio

extension StudioDatabase {
    package func video(_ id: VideoID) throws -> VideoContents? {
        try database.read { session in
            guard let (project, video) = try Self.place(of: id, session) else { return nil }
            let takes = try session.rows("SELECT * FROM generations WHERE video = ? ORDER BY id DESC", id)
            let stars: [GenerationID] = try session.rows(
                "SELECT generation FROM stars JOIN generations ON generations.id = generation WHERE video = ?", id
            ).map { try $0.get("generation") }
            return VideoContents(
                project: project, video: video, takes: try takes.map { try $0.generation() }, stars: Set(stars))
        }
    }

    package func take(_ id: GenerationID) throws -> TakeContents? {
        try database.read { session in
            guard let take = try Self.generation(id, session),
                let (project, video) = try Self.place(of: take.videoID, session)
            else { return nil }
            let number: Int? = try session.value(
                "SELECT count(*) FROM generations WHERE video = ? AND id <= ?", video.id, id)
            let stars: Int? = try session.value("SELECT count(*) FROM stars WHERE generation = ?", id)
            return TakeContents(
                project: project, video: video, take: take, number: number ?? 1, isStarred: stars == 1)
        }
    }

    package func addVideo(
        to project: ProjectID, title: String, prompt: String, at now: Timestamp
    ) throws -> Video? {
        try database.write { session in
            try Self.addVideo(to: project, title: title, prompt: prompt, at: now, session)
        }
    }

    static func addVideo(
        to project: ProjectID, title: String, prompt: String, at now: Timestamp, _ session: borrowing Session
    ) throws -> Video? {
        let inserted = try session.execute(
            """
            INSERT INTO videos (project, title, prompt, created_at, position)
            SELECT id, ?, ?, ?, \(top) FROM projects WHERE id = ? AND trashed_at IS NULL
            """, title, prompt, now, project)
        guard inserted == 1 else { return nil }
        let id = VideoID(session.lastInsertedID)
        try SearchIndex.refresh(id, session)
        return Video(id: id, projectID: project, title: title, prompt: prompt, createdAt: now)
    }

    private static func place(of id: VideoID, _ session: borrowing Session) throws -> (Project, Video)? {
        guard let video = try session.row("SELECT * FROM videos WHERE id = ? AND erased_at IS NULL", id)?.video(),
            let project = try session.row("SELECT * FROM projects WHERE id = ?", video.projectID)?.project()
        else { return nil }
        return (project, video)
    }
}
