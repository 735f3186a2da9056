import SQLite

/// Which page of the jobs is asked for.
struct JobPage: Sendable {
    /// 0…100.
    let limit: Int
    let ascending: Bool
    /// The id of the last job of the page before.
    let after: String?
}

extension JobStore {
    /// Jobs in the order of their making, and whether more follow. Nil when `after` names no job.
    func list(_ page: JobPage) throws -> (jobs: [Job], hasMore: Bool)? {
        try database.read { session in
            guard let start = try start(of: page, in: session) else { return nil }
            let query =
                page.ascending
                ? "SELECT * FROM jobs WHERE number > ? ORDER BY number LIMIT ?"
                : "SELECT * FROM jobs WHERE number < ? ORDER BY number DESC LIMIT ?"
            let found = try session.rows(query, start, page.limit + 1).map(Job.init)
            return (Array(found.prefix(page.limit)), found.count > page.limit)
        }
    }

    private func start(of page: JobPage, in session: borrowing Session) throws -> Int64? {
        guard let after = page.after else { return page.ascending ? 0 : .max }
        return try session.value("SELECT number FROM jobs WHERE id = ?", after)
    }
}
