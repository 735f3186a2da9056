extension Schema {
    /// What is written down once: presses, what happened, and the money.
    static let records = """
        CREATE TABLE presses (
            token TEXT PRIMARY KEY CHECK (token <> ''),
            digest TEXT NOT NULL,
            generation INTEGER NOT NULL UNIQUE REFERENCES generations (id),
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX presses_by_time ON presses (at);

        CREATE TABLE events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            generation INTEGER NOT NULL REFERENCES generations (id),
            kind TEXT NOT NULL CHECK (kind IN ('change', 'wire', 'note')),
            text TEXT NOT NULL CHECK (length(text) <= 65536),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX events_of_generation ON events (generation, id);

        CREATE TABLE ledger (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            generation INTEGER NOT NULL REFERENCES generations (id),
            kind TEXT NOT NULL CHECK (kind IN ('reserve', 'settle', 'release')),
            amount INTEGER NOT NULL,
            at INTEGER NOT NULL,
            CHECK (kind <> 'reserve' OR amount >= 0),
            CHECK (kind <> 'release' OR amount <= 0)
        ) STRICT;
        CREATE INDEX ledger_of_generation ON ledger (generation);
        CREATE UNIQUE INDEX one_reservation ON ledger (generation) WHERE kind = 'reserve';
        CREATE TRIGGER the_ledger_is_not_rewritten BEFORE UPDATE ON ledger BEGIN
            SELECT RAISE(ABORT, 'the ledger only grows');
        END;
        CREATE TRIGGER the_ledger_is_not_cut BEFORE DELETE ON ledger BEGIN
            SELECT RAISE(ABORT, 'the ledger only grows');
        END;
        """
}
