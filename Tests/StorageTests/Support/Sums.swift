import SQLite
import Testing

@testable import Storage

extension StudioDatabase {
    /// Every row of `video_sums` says what the takes of its video come to when they are added up.
    func expectSums(sourceLocation: SourceLocation = #_sourceLocation) throws {
        try database.read { session in
            let kept = try session.rows(
                """
                SELECT video, project, is_listed, takes, active, spent, newest, finished FROM video_sums ORDER BY video
                """)
            let wanted = try session.rows(
                """
                SELECT videos.id AS video, project, trashed_at IS NULL AS is_listed, count(generations.id) AS takes,
                    count(generations.id) FILTER (WHERE completed_at IS NULL) AS active,
                    coalesce(sum(iif(server_kind = 'simulator', 0, charge_amount)), 0) AS spent,
                    max(generations.id) AS newest, max(iif(state = 'completed', generations.id, NULL)) AS finished
                FROM videos LEFT JOIN generations ON generations.video = videos.id GROUP BY videos.id ORDER BY 1
                """)
            #expect(kept == wanted && !kept.isEmpty, sourceLocation: sourceLocation)
        }
    }
}
