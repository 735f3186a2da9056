extension Schema {
    /// The servers, what they offer and what it costs. The newest price of a model and size counts.
    static let connections = """
        CREATE TABLE connections (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL CHECK (name <> ''),
            kind TEXT NOT NULL CHECK (kind <> ''),
            address TEXT NOT NULL CHECK (address <> ''),
            key_fingerprint TEXT NOT NULL,
            key_source TEXT NOT NULL CHECK (key_source IN ('none', 'environment', 'file')),
            key_variable TEXT CHECK (key_variable <> ''),
            is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
            pause_code TEXT,
            pause_message TEXT,
            paused_at INTEGER,
            running_limit INTEGER NOT NULL CHECK (running_limit > 0),
            -- What a look at the server found that it can do; NULL until then.
            capabilities TEXT CHECK (capabilities GLOB '{*}'),
            -- The name by which its server may call this program; NULL: it may not.
            webhook_host TEXT CHECK (webhook_host <> ''),
            removed_at INTEGER,
            UNIQUE (kind, address),
            CHECK ((pause_code IS NULL) = (pause_message IS NULL)),
            CHECK ((pause_code IS NULL) = (paused_at IS NULL)),
            CHECK ((key_source = 'environment') = (key_variable IS NOT NULL)),
            CHECK (is_default = 0 OR removed_at IS NULL)
        ) STRICT;
        CREATE UNIQUE INDEX one_default_connection ON connections (is_default) WHERE is_default = 1;

        CREATE TABLE models (
            connection INTEGER NOT NULL REFERENCES connections (id),
            name TEXT NOT NULL CHECK (name <> ''),
            position INTEGER NOT NULL,
            seconds TEXT NOT NULL CHECK (seconds GLOB '[[]*]'),
            is_offered INTEGER NOT NULL DEFAULT 1 CHECK (is_offered IN (0, 1)),
            PRIMARY KEY (connection, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE prices (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            connection INTEGER NOT NULL,
            model TEXT NOT NULL,
            size TEXT NOT NULL CHECK (size GLOB '[1-9]*x[1-9]*'),
            rate_per_second INTEGER CHECK (rate_per_second >= 0),
            -- 0 from the day on which the size is no longer made.
            is_offered INTEGER NOT NULL DEFAULT 1 CHECK (is_offered IN (0, 1)),
            valid_from INTEGER NOT NULL,
            FOREIGN KEY (connection, model) REFERENCES models (connection, name)
        ) STRICT;
        CREATE INDEX prices_of_model ON prices (connection, model, size, id);

        """
}
