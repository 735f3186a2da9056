extension Schema {
    /// When servers said to come later, over the last day: what the alerts about that go by.
    static let deferrals = """
        CREATE TABLE deferrals (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            connection INTEGER NOT NULL REFERENCES connections (id),
            generation INTEGER NOT NULL REFERENCES generations (id),
            code TEXT NOT NULL,
            message TEXT NOT NULL,
            at INTEGER NOT NULL,
            until INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX deferrals_by_time ON deferrals (at);
        """
}
