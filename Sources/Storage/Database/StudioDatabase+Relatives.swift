import SQLite
import Studio

extension StudioDatabase {
    package func relatives(of video: VideoID) throws -> [GenerationID: Relatives] {
        try database.read { session in
            let rows = try session.rows(
                """
                WITH pairs (take, other, relation, is_parent) AS (
                    SELECT id, parent, relation, 1 FROM generations WHERE video = ? AND parent IS NOT NULL
                    UNION ALL
                    SELECT parent, id, relation, 0 FROM generations
                    WHERE parent IN (SELECT id FROM generations WHERE video = ?))
                SELECT pairs.take, pairs.relation AS made_by, is_parent, others.id, others.state, others.video,
                    videos.title, videos.project,
                    (SELECT count(*) FROM generations AS earlier
                        WHERE earlier.video = others.video AND earlier.id <= others.id) AS number
                FROM pairs JOIN generations AS others ON others.id = pairs.other
                    JOIN videos ON videos.id = others.video
                WHERE videos.erased_at IS NULL
                ORDER BY others.id
                """, video, video)
            return try rows.reduce(into: [:]) { relatives, row in
                let take: GenerationID = try row.get("take")
                if try row.get("is_parent") {
                    relatives[take, default: Relatives()].parent = try row.relative()
                } else {
                    relatives[take, default: Relatives()].children.append(try row.relative())
                }
            }
        }
    }
}

extension Row {
    fileprivate func relative() throws -> Relative {
        Relative(
            relation: try get("made_by"), take: try get("id"), state: try get("state"), number: try get("number"),
            video: try get("video"), videoTitle: try get("title"), project: try get("project"))
    }
}
