extension Schema {
    /// What people have asked of the worker and is not done yet. Asked for once more, a wish takes the place of the one
    /// before.
    static let wishes = """
        CREATE TABLE wishes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind IN ('look_again', 'adopt', 'resume', 'fetch_again', 'readdress')),
            generation INTEGER REFERENCES generations (id),
            connection INTEGER REFERENCES connections (id),
            job_id TEXT CHECK (job_id IS NULL OR length(job_id) BETWEEN 1 AND 1000),
            at INTEGER NOT NULL,
            CHECK ((kind = 'resume') = (connection IS NOT NULL)),
            CHECK ((connection IS NULL) = (generation IS NOT NULL)),
            CHECK ((kind = 'adopt') = (job_id IS NOT NULL))
        ) STRICT;
        CREATE UNIQUE INDEX one_wish_of_a_kind ON wishes (kind, coalesce(generation, 0), coalesce(connection, 0));
        """
}
