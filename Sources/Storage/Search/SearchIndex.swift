import SQLite
import Studio

/// The full-text index of the videos: one row for each that is not erased. Whoever changes a title, a prompt or the
/// takes of a video refreshes its row in the same transaction.
enum SearchIndex {
    /// So much of the other prompts of a video's takes can be found, in Unicode scalars.
    static let mostOfTakes = 65_536

    /// What the index holds, computed from the tables.
    static let rows = """
        SELECT id, title, prompt, coalesce((
            SELECT substr(group_concat(words, char(10)), 1, \(mostOfTakes)) FROM (
                SELECT DISTINCT json_extract(settings, '$.prompt') AS words FROM generations
                WHERE video = videos.id AND words <> videos.prompt ORDER BY words)), '') AS takes
        FROM videos WHERE erased_at IS NULL
        """

    /// Fills an empty index.
    static let insertion = "INSERT INTO video_index (rowid, title, prompt, takes) \(rows)"

    static func refresh(_ video: VideoID, _ session: borrowing Session) throws {
        try session.execute("DELETE FROM video_index WHERE rowid = ?", video)
        try session.execute(insertion + " AND id = ?", video)
    }

    static func rebuild(_ session: borrowing Session) throws {
        try session.execute("DELETE FROM video_index")
        try session.execute(insertion)
    }
}
