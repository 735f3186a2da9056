import SQLite
import Studio

extension StudioDatabase {
    package func characters(at server: ServerIdentity) throws -> [FilmCharacter] {
        try database.read { session in
            try session.rows(
                """
                SELECT * FROM characters
                WHERE connection = ? AND server_address = ? AND key_fingerprint = ? AND removed_at IS NULL
                ORDER BY id DESC LIMIT 1000
                """, server.connection, server.address, server.keyFingerprint
            ).map { try $0.character() }
        }
    }

    package func addCharacter(
        _ characterID: String, name: String, from source: GenerationID?, at server: ServerIdentity, now: Timestamp
    ) throws -> FilmCharacter {
        try database.write { session in
            let row = try session.row(
                """
                INSERT INTO characters (
                    connection, server_address, key_fingerprint, character_id, name, source, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (connection, server_address, key_fingerprint, character_id) WHERE removed_at IS NULL
                    DO UPDATE SET name = excluded.name
                RETURNING *
                """, server.connection, server.address, server.keyFingerprint, characterID, name, source, now)
            guard let row else { throw StorageError.unreadable(column: "id", reason: "SQLite kept no character") }
            return try row.character()
        }
    }

    package func forgetCharacter(_ id: CharacterID, at now: Timestamp) throws -> Bool {
        try database.write { session in
            try session.execute(
                "UPDATE characters SET removed_at = ? WHERE id = ? AND removed_at IS NULL", now, id) == 1
        }
    }

    /// A connection that had no key got one: the characters that it knew without are those that it knows with it. So
    /// they are after an import, which brings no keys.
    static func takeCharactersAlong(
        of connection: ConnectionID, to server: ServerIdentity, _ session: borrowing Session
    ) throws {
        try session.execute(
            """
            UPDATE OR IGNORE characters SET key_fingerprint = ?
            WHERE connection = ? AND server_address = ? AND key_fingerprint = '' AND removed_at IS NULL
            """, server.keyFingerprint, connection, server.address)
    }
}

extension Row {
    fileprivate func character() throws -> FilmCharacter {
        FilmCharacter(
            id: try get("id"), connection: try get("connection"), characterID: try get("character_id"),
            name: try get("name"), source: try get("source"), createdAt: try get("created_at"))
    }
}
