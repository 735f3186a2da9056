/// Keeps the most recently used prepared statements, so that a repeated query is not compiled again.
struct StatementCache {
    /// How many statements are kept at most.
    let capacity: Int
    private var entries: [String: (statement: Statement, lastUse: UInt64)] = [:]
    private var clock: UInt64 = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    var count: Int { entries.count }

    /// The statement for this text; `prepare` makes it when it is not kept yet.
    mutating func statement(
        _ sql: String, prepare: (String) throws(SQLiteError) -> Statement
    ) throws(SQLiteError) -> Statement {
        clock += 1
        if let kept = entries[sql] {
            entries[sql]?.lastUse = clock
            return kept.statement
        }
        let fresh = try prepare(sql)
        if entries.count >= capacity { removeOldest() }
        entries[sql] = (fresh, clock)
        return fresh
    }

    mutating func removeAll() {
        entries.removeAll()
    }

    private mutating func removeOldest() {
        guard let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
        entries[oldest.key] = nil
    }
}
