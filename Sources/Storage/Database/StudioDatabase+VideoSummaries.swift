import SQLite
import Studio

extension StudioDatabase {
    /// The videos that a condition chooses, in its order, each with its newest take.
    /// - Parameter values: for the condition's placeholders.
    static func videoSummaries(
        _ condition: String, _ values: [(any SQLValue)?], _ session: borrowing Session
    ) throws -> [VideoSummary] {
        let rows = try session.rows(
            "SELECT *, \(summaryColumns) FROM videos WHERE \(condition)", list: [ConnectionKind.simulator] + values)
        return try summaries(rows, session)
    }

    /// Beside the columns of `videos`; one placeholder, for the simulator's kind.
    static let summaryColumns = """
        (SELECT count(*) FROM generations WHERE video = videos.id) AS takes,
        (SELECT max(id) FROM generations WHERE video = videos.id) AS newest,
        coalesce(pick, (SELECT max(id) FROM generations WHERE video = videos.id AND state = 'completed')) AS poster,
        (SELECT coalesce(sum(charge_amount), 0) FROM generations
            WHERE video = videos.id AND server_kind <> ?) AS spent
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
