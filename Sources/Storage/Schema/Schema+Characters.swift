extension Schema {
    /// Who can appear in clips, by the server that knows them and the key under which it does.
    static let characters = """
        CREATE TABLE characters (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            connection INTEGER NOT NULL REFERENCES connections (id),
            server_address TEXT NOT NULL CHECK (server_address <> ''),
            key_fingerprint TEXT NOT NULL,
            -- The server's own.
            character_id TEXT NOT NULL CHECK (length(character_id) BETWEEN 1 AND 1000),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
            source INTEGER REFERENCES generations (id),
            created_at INTEGER NOT NULL,
            removed_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX one_entry_for_a_character
            ON characters (connection, server_address, key_fingerprint, character_id) WHERE removed_at IS NULL;
        """
}
