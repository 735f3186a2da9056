import SQLite

/// The tables' history. What was published never changes; a new step is added at the end.
///
/// Times are milliseconds since 1970 UTC, money is micro-dollars. Every `CHECK` is written so that it cannot become
/// NULL, which SQLite would let pass: hence `IS` and `IS NOT` wherever a column may be NULL.
enum Schema {
    static let migrations = [
        Migration(name: "001 the studio", sql: library + connections + generations + records),
        Migration(name: "002 characters", sql: characters),
        Migration(name: "003 order and marks", sql: order),
        Migration(name: "004 usage", sql: usage),
        Migration(name: "005 search", sql: search),
        Migration(name: "006 prompts", sql: prompts),
        Migration(name: "007 queue", sql: queue),
        Migration(name: "008 exchange", sql: exchange),
        Migration(name: "009 wishes", sql: wishes),
        Migration(name: "010 removals", sql: removals),
        Migration(name: "011 sums", sql: sums),
        Migration(name: "012 deferrals", sql: deferrals),
    ]

    /// What people make: projects and their videos; and what they set.
    private static let library = """
        CREATE TABLE projects (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
            description TEXT NOT NULL CHECK (length(description) <= 2000),
            created_at INTEGER NOT NULL,
            trashed_at INTEGER,
            erased_at INTEGER CHECK (erased_at IS NULL OR trashed_at IS NOT NULL)
        ) STRICT;

        CREATE TABLE videos (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            project INTEGER NOT NULL REFERENCES projects (id),
            title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
            prompt TEXT NOT NULL CHECK (length(prompt) <= 32000),
            created_at INTEGER NOT NULL,
            trashed_at INTEGER,
            erased_at INTEGER CHECK (erased_at IS NULL OR trashed_at IS NOT NULL)
        ) STRICT;
        CREATE INDEX videos_of_project ON videos (project);

        CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL CHECK (value >= 0)
        ) STRICT, WITHOUT ROWID;

        """
}
