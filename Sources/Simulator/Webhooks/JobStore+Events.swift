import SQLite

/// The events that are still to be told. They outlive the simulator.
extension JobStore {
    /// Makes an event of every job that has ended and was not announced, a hundred at most.
    func announceEnded(at now: Int64, makeID: () -> String) throws {
        let jobs = try endedUnannounced(at: now)
        guard !jobs.isEmpty else { return }
        try database.write { session in
            for job in jobs {
                let kind = job.failure == nil ? WebhookEvent.Kind.completed : .failed
                _ = try session.execute(
                    "INSERT INTO events (id, type, job, created, due) VALUES (?, ?, ?, ?, ?)",
                    makeID(), kind, job.id, now, now)
                _ = try session.execute("UPDATE jobs SET announced = 1 WHERE id = ?", job.id)
            }
        }
    }

    private func endedUnannounced(at now: Int64) throws -> [Job] {
        try database.read { session in
            try session.rows(
                """
                SELECT * FROM jobs WHERE announced = 0 AND iif(failed IS NOT NULL, failed <= ?,
                    stall IS NULL AND rendered IS NOT NULL AND max(rendered, created + duration) <= ?)
                ORDER BY number LIMIT 100
                """, now, now
            ).map(Job.init)
        }
    }

    /// Events whose next attempt is due, the longest waiting first.
    func dueEvents(at now: Int64, limit: Int) throws -> [WebhookEvent] {
        try database.read { session in
            try session.rows("SELECT * FROM events WHERE due <= ? ORDER BY due, number LIMIT ?", now, limit)
                .map(WebhookEvent.init)
        }
    }

    /// Notes a failed attempt.
    func postpone(_ event: WebhookEvent, until due: Int64) throws {
        try database.write { session in
            _ = try session.execute("UPDATE events SET attempts = attempts + 1, due = ? WHERE id = ?", due, event.id)
        }
    }

    /// The event was heard, or is given up.
    func forget(_ event: WebhookEvent) throws {
        try database.write { session in _ = try session.execute("DELETE FROM events WHERE id = ?", event.id) }
    }
}
