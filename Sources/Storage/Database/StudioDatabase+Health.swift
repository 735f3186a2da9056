import SQLite
import Studio

extension StudioDatabase {
    package func health() throws -> QueueHealth {
        try database.read { session in
            let states = try session.rows("SELECT state, count(*) AS jobs FROM generations GROUP BY state")
            return QueueHealth(
                jobsByState: try states.reduce(into: [:]) { jobs, row in
                    jobs[try row.get("state", as: GenerationState.self)] = try row.get("jobs")
                },
                lastSuccessfulPoll: try session.value(
                    "SELECT max(last_heard_at) FROM generations WHERE last_heard_at IS NOT NULL"),
                oldestUnfinished: try session.value(
                    "SELECT min(+created_at) FROM generations WHERE completed_at IS NULL"))
        }
    }
}
