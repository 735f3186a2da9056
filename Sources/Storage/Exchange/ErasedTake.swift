import SQLite
import Studio

/// A take whose words and films were erased here. Its row stays for the bill.
struct ErasedTake {
    let identity: TakeIdentity
    let project: Int64
    let isCompleted: Bool
    /// Whether its connection still has the key that it was sent with: a job's number is one account's.
    let hasKey: Bool

    /// So many rows are read at a time.
    private static let pageSize: Int64 = 1000

    private init(_ row: Row) throws {
        identity = try TakeIdentity(row)
        project = try row.get("project")
        isCompleted = try row.get("state", as: GenerationState.self) == .completed
        hasKey = try row.get("has_key", as: Int64.self) == 1
    }

    /// Those that may be one of the takes that come in, ascending.
    static func find(_ incoming: IncomingTakes, _ session: borrowing Session) throws -> [ErasedTake] {
        let jobs = Set(incoming.takes.values.compactMap(\.job))
        let tokens = Set(incoming.takes.values.compactMap(\.token))
        let times = Set(incoming.takes.values.map(\.createdAt))
        var found: [ErasedTake] = []
        var last: Int64 = 0
        while true {
            let page = try page(after: last, session)
            guard let end = page.last else { return found }
            last = end.identity.number
            found += page.filter { take in
                times.contains(take.identity.createdAt) || take.identity.job.map(jobs.contains) ?? false
                    || take.identity.token.map(tokens.contains) ?? false
            }
        }
    }

    private static func page(after last: Int64, _ session: borrowing Session) throws -> [ErasedTake] {
        try session.rows(
            """
            SELECT generations.id, video, project, server_kind, server_address, job_id, generations.created_at,
                model, seconds, size, state, token, charge_kind,
                generations.key_fingerprint = connections.key_fingerprint AS has_key
            FROM generations JOIN videos ON videos.id = video
                JOIN connections ON connections.id = generations.connection
                LEFT JOIN presses ON presses.generation = generations.id
            WHERE videos.erased_at IS NOT NULL AND generations.id > ? ORDER BY generations.id LIMIT ?
            """, last, pageSize
        ).map(ErasedTake.init)
    }
}
