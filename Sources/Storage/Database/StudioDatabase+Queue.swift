import SQLite
import Studio

extension StudioDatabase {
    package func unfinished() throws -> [Generation] {
        try database.read { session in
            try session.rows(
                "SELECT * FROM generations WHERE completed_at IS NULL OR server_deletion = 'wanted' ORDER BY id"
            ).map { try $0.generation() }
        }
    }

    /// Whether the generation is there and has a job. It reads nothing else of the row, which may be damaged.
    package func hasJob(_ id: GenerationID) throws -> Bool {
        try database.read { session in
            try session.value("SELECT job_id IS NOT NULL FROM generations WHERE id = ?", id) ?? false
        }
    }

    package func generation(_ id: GenerationID) throws -> Generation? {
        try database.read { session in try Self.generation(id, session) }
    }

    static func generation(_ id: GenerationID, _ session: borrowing Session) throws -> Generation? {
        try session.row("SELECT * FROM generations WHERE id = ?", id)?.generation()
    }

    package func take(_ id: GenerationID, fence: Fence, at now: Timestamp) throws -> Generation? {
        try database.write { session in
            guard try Self.hold(session) == nil,
                let generation = try Self.generation(id, session), generation.state == .queued,
                try Self.maySend(to: generation.server.connection, session),
                let taken = try Self.apply(.taken(fence: fence), to: generation, at: now, session)
            else { return nil }
            // Before the commit: what the journal does not know of is not sent.
            if let token = try Self.token(of: id, session) { try journal.note(token) }
            return taken
        }
    }

    /// nil for a generation that was made without a press, which only tests do.
    static func token(of id: GenerationID, _ session: borrowing Session) throws -> String? {
        try session.value("SELECT token FROM presses WHERE generation = ?", id)
    }

    /// The connection goes on, has a slot free and no other paid request on the wire.
    private static func maySend(to connection: ConnectionID, _ session: borrowing Session) throws -> Bool {
        let row = try session.row(
            """
            SELECT pause_code IS NULL
                AND count(state) FILTER (WHERE state = 'submitting') = 0
                AND count(state) FILTER (WHERE charge_kind <> 'elsewhere') < running_limit AS may_send
            FROM connections LEFT JOIN generations ON generations.connection = connections.id
                AND completed_at IS NULL AND state IN ('submitting', 'in_progress', 'downloading')
            WHERE connections.id = ? GROUP BY connections.id
            """, connection)
        return try row?.get("may_send") ?? false
    }

    /// Also those of other keys for the same address: a job that anybody here owns is never adopted again.
    package func ownedJobs(at server: ServerIdentity) throws -> Set<String> {
        try database.read { session in try Self.ownedJobs(at: server, session) }
    }

    static func ownedJobs(at server: ServerIdentity, _ session: borrowing Session) throws -> Set<String> {
        let rows = try session.rows(
            """
            SELECT job_id FROM generations
            WHERE server_address = ? AND server_kind = ? AND job_id IS NOT NULL
            """, server.address, server.kind)
        return Set(try rows.map { try $0.get("job_id", as: String.self) })
    }
}
