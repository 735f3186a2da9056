import SQLite
import Studio

extension StudioDatabase {
    /// So many of the newest clips of the span tell how long they take.
    private static let remembered = 2_000

    package func report(days: Int, at now: Timestamp) throws -> UsageReport {
        let span = min(max(days, 1), 366)
        let start = now.startOfDay + .hours(-24 * Int64(span - 1))
        return try database.read { session in
            UsageReport(
                days: try Self.days(span, from: start, session), models: try Self.models(from: start, session),
                failures: try Self.failures(from: start, session), projects: try Self.projects(from: start, session))
        }
    }

    private static func days(
        _ count: Int, from start: Timestamp, _ session: borrowing Session
    ) throws -> [DayUsage] {
        let rows = try session.rows(
            """
            SELECT (created_at - ?) / 86400000 AS day,
                coalesce(sum(charge_amount) FILTER (WHERE charge_kind IN ('estimated', 'stated')), 0) AS spent,
                coalesce(sum(charge_amount) FILTER (WHERE charge_kind = 'reserved'), 0) AS reserved,
                coalesce(sum(charge_amount) FILTER (WHERE charge_kind = 'possible'), 0) AS possible
            FROM generations WHERE server_kind <> ? AND created_at >= ? AND created_at < ? GROUP BY 1
            """, start, ConnectionKind.simulator, start, start + .hours(24 * Int64(count)))
        let known = try rows.reduce(into: [Int: Row]()) { known, row in known[try row.get("day")] = row }
        return try (0..<count).map { index in
            let day = start + .hours(24 * Int64(index))
            guard let row = known[index] else { return DayUsage(day: day) }
            return DayUsage(
                day: day, spent: try row.get("spent"), reserved: try row.get("reserved"),
                possible: try row.get("possible"))
        }
    }

    private static func models(from start: Timestamp, _ session: borrowing Session) throws -> [ModelReport] {
        let times = try times(from: start, session)
        return try session.rows(
            """
            SELECT model, server_kind = ? AS simulated,
                count(*) FILTER (WHERE state = 'completed' AND charge_kind <> 'elsewhere') AS completed,
                count(*) FILTER (WHERE state = 'failed' AND charge_kind <> 'elsewhere') AS failed,
                coalesce(sum(iif(server_kind = ?, 0, charge_amount)), 0) AS amount
            FROM generations INDEXED BY generations_by_time WHERE created_at >= ? GROUP BY 1, 2
            HAVING completed > 0 OR failed > 0 OR amount > 0
            ORDER BY amount DESC, completed DESC, model LIMIT ?
            """, ConnectionKind.simulator, ConnectionKind.simulator, start, UsageReport.longestList
        ).map { row in
            let (model, simulated): (String, Bool) = (try row.get("model"), try row.get("simulated"))
            return ModelReport(
                model: model, simulated: simulated, completed: try row.get("completed"), failed: try row.get("failed"),
                amount: try row.get("amount"), times: times[TimedModel(name: model, simulated: simulated)])
        }
    }

    private struct TimedModel: Hashable {
        let name: String
        let simulated: Bool
    }

    /// A clock that was set back in between gives no time.
    private static func times(
        from start: Timestamp, _ session: borrowing Session
    ) throws -> [TimedModel: Spread] {
        let rows = try session.rows(
            """
            SELECT model, server_kind = ? AS simulated, completed_at - submitted_at AS span FROM generations
            WHERE state = 'completed' AND charge_kind <> 'elsewhere' AND completed_at >= submitted_at
                AND created_at >= ?
            ORDER BY created_at DESC LIMIT ?
            """, ConnectionKind.simulator, start, remembered)
        let spans = try rows.reduce(into: [TimedModel: [Interval]]()) { spans, row in
            let model = TimedModel(name: try row.get("model"), simulated: try row.get("simulated"))
            spans[model, default: []].append(Interval(milliseconds: try row.get("span")))
        }
        return spans.compactMapValues(Spread.init)
    }

    /// With `max(id)` SQLite takes the message from the newest row of each code.
    private static func failures(from start: Timestamp, _ session: borrowing Session) throws -> [FailureCause] {
        try session.rows(
            """
            SELECT problem_code AS code, problem_message AS message, count(*) AS jobs, max(id) FROM generations
            WHERE state = 'failed' AND charge_kind <> 'elsewhere' AND created_at >= ?
            GROUP BY problem_code ORDER BY jobs DESC, code LIMIT ?
            """, start, UsageReport.longestList
        ).map { row in
            FailureCause(code: try row.get("code"), message: try row.get("message"), count: try row.get("jobs"))
        }
    }

    private static func projects(from start: Timestamp, _ session: borrowing Session) throws -> [ProjectUsage] {
        try session.rows(
            """
            SELECT projects.id AS id, projects.title AS title, clips, simulated FROM projects JOIN (
                SELECT project, count(*) FILTER (WHERE server_kind <> ?) AS clips,
                    count(*) FILTER (WHERE server_kind = ?) AS simulated
                FROM generations JOIN video_sums ON video_sums.video = generations.video
                WHERE state = 'completed' AND created_at >= ?
                GROUP BY project ORDER BY count(*) DESC, project LIMIT ?) ON project = projects.id
            ORDER BY clips + simulated DESC, projects.id
            """, ConnectionKind.simulator, ConnectionKind.simulator, start, UsageReport.longestList
        ).map { row in
            ProjectUsage(
                id: try row.get("id"), title: try row.get("title"), clips: try row.get("clips"),
                simulatedClips: try row.get("simulated"))
        }
    }

    package func usageLines(after id: GenerationID, limit: Int) throws -> [UsageLine] {
        try database.read { session in
            try session.rows(
                """
                SELECT generations.*, projects.id AS project_id, projects.title AS project_title,
                    videos.title AS video_title
                FROM generations JOIN videos ON videos.id = video JOIN projects ON projects.id = project
                WHERE generations.id > ? ORDER BY generations.id LIMIT ?
                """, id, min(max(limit, 1), 1000)
            ).map { row in
                UsageLine(
                    take: try row.generation(), project: try row.get("project_id"),
                    projectTitle: try row.get("project_title"), videoTitle: try row.get("video_title"))
            }
        }
    }
}
