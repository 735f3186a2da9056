import SQLite
import Studio

extension StudioDatabase {
    package func video(_ id: VideoID, _ window: TakeWindow) throws -> VideoContents? {
        try database.read { session in
            guard let (project, video) = try Self.place(of: id, session) else { return nil }
            let after = try Self.start(window, of: id, session)
            var ids = try Self.page(of: id, after: after, session)
            let next = ids.count > VideoContents.takesOnAPage ? ids[VideoContents.takesOnAPage - 1].rawValue : nil
            ids = Array(ids.prefix(VideoContents.takesOnAPage)) + (try Self.onEachPage(of: video, session))
            if case .with(let asked) = window { ids += asked }
            let list = "[\(ids.map(\.description).joined(separator: ","))]"
            let rows = try session.rows(
                """
                SELECT generations.*, (SELECT count(*) FROM generations AS earlier
                    WHERE earlier.video = generations.video AND earlier.id <= generations.id) AS number
                FROM generations WHERE id IN (SELECT value FROM json_each(?)) AND video = ? ORDER BY id DESC
                """, list, id)
            let takes = try rows.map { try $0.generation() }
            let sums = try session.row("SELECT takes, newest FROM video_sums WHERE video = ?", id)
            return VideoContents(
                project: project, video: video, takes: takes,
                numbers: Dictionary(uniqueKeysWithValues: zip(takes.map(\.id), try rows.map { try $0.get("number") })),
                count: try sums?.get("takes"), newest: try sums?.get("newest"), after: after, next: next,
                stars: try Self.stars(list, session))
        }
    }

    package func takes(of video: VideoID, after: Int64?, limit: Int) throws -> ListPage<Generation> {
        try database.read { session in
            let rows = try session.rows(
                "SELECT * FROM generations WHERE video = ? AND id < ? ORDER BY id DESC LIMIT ?",
                video, after ?? .max, limit + 1)
            let takes = try rows.prefix(limit).map { try $0.generation() }
            return ListPage(items: takes, next: rows.count > limit ? takes.last?.id.rawValue : nil)
        }
    }

    /// What the page begins after; nil for the first page.
    private static func start(
        _ window: TakeWindow, of video: VideoID, _ session: borrowing Session
    ) throws -> Int64? {
        switch window {
        case .first, .with: return nil
        case .after(let number): return number
        case .around(let take):
            let newer: Int? = try session.value(
                "SELECT count(*) FROM generations WHERE video = ? AND id > ?", video, take)
            return (newer ?? 0) < VideoContents.takesOnAPage || take.rawValue == .max ? nil : take.rawValue + 1
        }
    }

    /// One more than are on a page, where there are more.
    private static func page(
        of video: VideoID, after: Int64?, _ session: borrowing Session
    ) throws -> [GenerationID] {
        try session.rows(
            "SELECT id FROM generations WHERE video = ? AND id < ? ORDER BY id DESC LIMIT ?",
            video, after ?? .max, VideoContents.takesOnAPage + 1
        ).map { try $0.get("id") }
    }

    /// The picked take, and those that are not over.
    private static func onEachPage(of video: Video, _ session: borrowing Session) throws -> [GenerationID] {
        let unfinished: [GenerationID] = try session.rows(
            """
            SELECT id FROM generations INDEXED BY takes_of_video
            WHERE video = ? AND state IN (
                'queued', 'held', 'submitting', 'uncertain', 'in_progress', 'downloading')
            ORDER BY id DESC LIMIT ?
            """, video.id, VideoContents.mostUnfinished
        ).map { try $0.get("id") }
        return [video.pick].compactMap(\.self) + unfinished
    }

    private static func stars(_ list: String, _ session: borrowing Session) throws -> Set<GenerationID> {
        let rows = try session.rows(
            "SELECT generation FROM stars WHERE generation IN (SELECT value FROM json_each(?))", list)
        return Set(try rows.map { try $0.get("generation", as: GenerationID.self) })
    }
}
