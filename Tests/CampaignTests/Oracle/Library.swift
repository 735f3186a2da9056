import SQLite

/// What a program that has ended left in its database.
struct Library {
    struct Generation {
        let id: Int64
        let state: String
        let prompt: String
        let job: String?
        let problem: String?
        let charge: Int64
        let estimate: Int64
        let chargeKind: String
        let mediaBytes: Int64?
        let sha256: String?
        let nextAttemptAt: Int64?
        let ledger: Int64
    }

    let generations: [Generation]
    let presses: Int

    init(path: String) throws {
        let database = try Database(path: path)
        (generations, presses) = try database.read { session in
            let rows = try session.rows(
                """
                SELECT id, state, json_extract(settings, '$.prompt') AS prompt, job_id, problem_code,
                    coalesce(charge_amount, 0) AS charge, coalesce(estimate, 0) AS estimate, charge_kind, media_bytes,
                    media_sha256, next_attempt_at,
                    (SELECT coalesce(sum(amount), 0) FROM ledger WHERE generation = generations.id) AS ledger
                FROM generations ORDER BY id
                """)
            let presses: Int? = try session.value("SELECT count(*) FROM presses")
            return (try rows.map(Self.generation), presses ?? 0)
        }
    }

    private static func generation(_ row: Row) throws -> Generation {
        Generation(
            id: try row.get("id"), state: try row.get("state"), prompt: try row.get("prompt"),
            job: try row.get("job_id"), problem: try row.get("problem_code"), charge: try row.get("charge"),
            estimate: try row.get("estimate"), chargeKind: try row.get("charge_kind"),
            mediaBytes: try row.get("media_bytes"), sha256: try row.get("media_sha256"),
            nextAttemptAt: try row.get("next_attempt_at"), ledger: try row.get("ledger"))
    }

    func of(_ prompt: String) -> [Generation] { generations.filter { $0.prompt == prompt } }
}
