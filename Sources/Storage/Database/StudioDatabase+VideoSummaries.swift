import SQLite
import Studio

extension StudioDatabase {
    /// The videos that a condition chooses, in its order, each with its newest take.
    /// - Parameter values: for the condition's placeholders.
    static func videoSummaries(
        _ condition: String, _ values: [(any SQLValue)?], _ session: borrowing Session
    ) throws -> [VideoSummary] {
        try summaries(try session.rows("\(summedVideos) WHERE \(condition)", list: values), session)
    }

    /// Each video with what its takes come to. `project` stands in both tables: `videos.project`.
    static let summedVideos = """
        SELECT videos.*, takes, newest, coalesce(pick, finished) AS poster, spent
        FROM videos CROSS JOIN video_sums ON video_sums.video = videos.id
        """

    static func summaries(_ rows: [Row], _ session: borrowing Session) throws -> [VideoSummary] {
        let ids = try rows.compactMap { try $0.get("newest", as: GenerationID?.self) }
        let newest = try session.rows(
            "SELECT * FROM generations WHERE id IN (SELECT value FROM json_each(?))",
            "[\(ids.map(\.description).joined(separator: ","))]"
        ).map { try $0.generation() }
        let takes = Dictionary(uniqueKeysWithValues: newest.map { ($0.videoID, $0) })
        return try rows.map { row in
            let video = try row.video()
            return VideoSummary(
                video: video, takes: try row.get("takes"), newest: takes[video.id], poster: try row.get("poster"),
                spent: try row.get("spent"))
        }
    }
}
