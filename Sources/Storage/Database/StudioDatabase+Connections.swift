import SQLite
import Studio

extension StudioDatabase {
    package func connections() throws -> [Studio.Connection] {
        try database.read { session in
            try session.rows("SELECT * FROM connections WHERE removed_at IS NULL ORDER BY id").map {
                try $0.connection()
            }
        }
    }

    package func defaultConnection() throws -> Studio.Connection {
        try database.read { session in
            guard let row = try session.row("SELECT * FROM connections WHERE is_default = 1") else {
                throw StorageError.noDefaultConnection
            }
            return try row.connection()
        }
    }

    package func setPause(_ problem: Problem?, of connection: ConnectionID, at now: Timestamp) throws {
        try database.write { session in
            let changed = try session.execute(
                """
                UPDATE connections SET pause_code = ?, pause_message = ?,
                    paused_at = iif(pause_code IS ?, paused_at, ?) WHERE id = ?
                """, problem?.code, problem?.message, problem?.code, problem.map { _ in now }, connection)
            guard changed == 1 else { throw StorageError.unknownConnection(connection.rawValue) }
        }
    }

    /// Finds the connection of this kind and address, or makes it; start-up calls it for every server that it knows.
    ///
    /// Another key than before lets a paused connection go on.
    ///
    /// - Parameters:
    ///   - offers: its models and prices, saved when the connection has none yet.
    ///   - makeDefault: new generations go to it from now on.
    package func ensureConnection(
        name: String, kind: ConnectionKind, address: String, keyFingerprint: String, keySource: KeySource,
        offers: [ModelOffer], makeDefault: Bool, at now: Timestamp
    ) throws -> Studio.Connection {
        try database.write { session in
            let id = try Self.upsert(name, kind, address, keyFingerprint, keySource, session)
            try Self.seed(offers, of: id, at: now, session)
            if makeDefault {
                try session.execute("UPDATE connections SET is_default = 0 WHERE is_default = 1 AND id <> ?", id)
                try session.execute("UPDATE connections SET is_default = 1 WHERE id = ?", id)
            }
            guard let connection = try Self.connection(id, session) else {
                throw StorageError.unknownConnection(id.rawValue)
            }
            try Self.takeCharactersAlong(of: id, to: connection.server, session)
            return connection
        }
    }

    static func connection(_ id: ConnectionID, _ session: borrowing Session) throws -> Studio.Connection? {
        try session.row("SELECT * FROM connections WHERE id = ? AND removed_at IS NULL", id)?.connection()
    }

    private static func upsert(
        _ name: String, _ kind: ConnectionKind, _ address: String, _ keyFingerprint: String, _ keySource: KeySource,
        _ session: borrowing Session
    ) throws -> ConnectionID {
        let source = StoredKeySource(keySource)
        let row = try session.row(
            """
            INSERT INTO connections (name, kind, address, key_fingerprint, key_source, key_variable, running_limit)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (kind, address) DO UPDATE SET
                name = excluded.name, removed_at = NULL,
                key_source = excluded.key_source, key_variable = excluded.key_variable,
                pause_code = iif(key_fingerprint = excluded.key_fingerprint, pause_code, NULL),
                pause_message = iif(key_fingerprint = excluded.key_fingerprint, pause_message, NULL),
                paused_at = iif(key_fingerprint = excluded.key_fingerprint, paused_at, NULL),
                key_fingerprint = excluded.key_fingerprint
            RETURNING id
            """, name, kind, address, keyFingerprint, source.word, source.variable,
            Studio.Connection.usualRunningLimit)
        guard let row else { throw StorageError.noDefaultConnection }
        return try row.get("id")
    }
}
