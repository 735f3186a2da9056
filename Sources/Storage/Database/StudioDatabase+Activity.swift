import SQLite
import Studio

extension StudioDatabase {
    package func activity(after time: Timestamp) throws -> Activity {
        try database.read { session in
            Activity(
                ended: try Self.items(
                    "completed_at > ? AND state <> 'cancelled' ORDER BY completed_at", [time], session),
                waiting: try Self.items(
                    """
                    completed_at IS NULL
                        AND (state = 'held' OR (state = 'uncertain' AND next_attempt_at IS NULL))
                    ORDER BY generations.id
                    """, [], session))
        }
    }

    private static func items(
        _ condition: String, _ values: [(any SQLValue)?], _ session: borrowing Session
    ) throws -> [Activity.Item] {
        try session.rows(
            """
            SELECT generations.*, videos.title AS video_title FROM generations
                JOIN videos ON videos.id = video AND videos.trashed_at IS NULL
            WHERE \(condition) LIMIT ?
            """, list: values + [Activity.longest]
        ).map { Activity.Item(take: try $0.generation(), video: try $0.get("video_title")) }
    }
}
