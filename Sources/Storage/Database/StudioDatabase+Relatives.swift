import SQLite
import Studio

extension StudioDatabase {
    /// So many takes of a video are looked at, and so many pairs are found, at most.
    private static let most = (takes: 1_000, pairs: 2_000)

    package func relatives(of video: VideoID, _ takes: [GenerationID]?) throws -> [GenerationID: Relatives] {
        try database.read { session in
            let chosen = takes.map { "[\($0.map(\.description).joined(separator: ","))]" }
            let rows = try session.rows(
                """
                WITH chosen (id) AS MATERIALIZED (
                        SELECT value FROM json_each(?1) WHERE ?1 IS NOT NULL
                        UNION ALL
                        SELECT * FROM (SELECT id FROM generations WHERE video = ?2 AND ?1 IS NULL
                            ORDER BY id DESC LIMIT ?3)),
                    pairs (take, other, relation, is_parent) AS (
                        SELECT generations.id, parent, relation, 1 FROM chosen JOIN generations USING (id)
                        WHERE parent IS NOT NULL
                        UNION ALL
                        SELECT parent, generations.id, relation, 0 FROM generations
                        WHERE parent IN (SELECT id FROM chosen))
                SELECT pairs.take, pairs.relation AS made_by, is_parent, others.id, others.state, others.video,
                    videos.title, videos.project,
                    (SELECT count(*) FROM generations AS earlier
                        WHERE earlier.video = others.video AND earlier.id <= others.id) AS number,
                    (SELECT count(*) FROM generations AS later
                        WHERE later.video = others.video AND later.id > others.id) AS newer
                FROM pairs JOIN generations AS others ON others.id = pairs.other
                    JOIN videos ON videos.id = others.video
                WHERE videos.erased_at IS NULL
                ORDER BY others.id LIMIT ?4
                """, chosen, video, Self.most.takes, Self.most.pairs)
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
            newer: try get("newer"), video: try get("video"), videoTitle: try get("title"), project: try get("project"))
    }
}
