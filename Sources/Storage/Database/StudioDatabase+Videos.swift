import SQLite
import Studio

extension StudioDatabase {
    package func take(_ id: GenerationID) throws -> TakeContents? {
        try database.read { session in
            guard let take = try Self.generation(id, session),
                let (project, video) = try Self.place(of: take.videoID, session)
            else { return nil }
            let number: Int? = try session.value(
                "SELECT count(*) FROM generations WHERE video = ? AND id <= ?", video.id, id)
            let sums = try session.row("SELECT takes, newest FROM video_sums WHERE video = ?", video.id)
            let stars: Int? = try session.value("SELECT count(*) FROM stars WHERE generation = ?", id)
            return TakeContents(
                project: project, video: video, take: take, number: number ?? 1, count: try sums?.get("takes"),
                newest: try sums?.get("newest"), isStarred: stars == 1)
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

    static func place(of id: VideoID, _ session: borrowing Session) throws -> (Project, Video)? {
        guard let video = try session.row("SELECT * FROM videos WHERE id = ? AND erased_at IS NULL", id)?.video(),
            let project = try session.row("SELECT * FROM projects WHERE id = ?", video.projectID)?.project()
        else { return nil }
        return (project, video)
    }
}
