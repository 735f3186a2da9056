import SQLite

/// The job store's history.
enum JobMigrations {
    static let all = [
        Migration(
            name: "001 jobs",
            sql: """
                CREATE TABLE jobs (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    id TEXT NOT NULL UNIQUE CHECK (length(id) = 54 AND id GLOB 'video_*'),
                    model TEXT NOT NULL CHECK (model <> ''),
                    prompt TEXT NOT NULL CHECK (length(prompt) BETWEEN 1 AND 32000),
                    seconds INTEGER NOT NULL CHECK (seconds BETWEEN 1 AND 120),
                    width INTEGER NOT NULL CHECK (width BETWEEN 16 AND 4096 AND width % 2 = 0),
                    height INTEGER NOT NULL CHECK (height BETWEEN 16 AND 4096 AND height % 2 = 0),
                    created INTEGER NOT NULL CHECK (created > 0),
                    duration INTEGER NOT NULL CHECK (duration >= 0),
                    stall INTEGER CHECK (stall BETWEEN 0 AND 95),
                    reference TEXT CHECK (reference IN ('jpeg', 'png', 'webp')),
                    rendered INTEGER CHECK (rendered >= created),
                    failed INTEGER CHECK (failed >= created),
                    error_code TEXT CHECK (error_code <> ''),
                    error_message TEXT CHECK (error_message <> ''),
                    has_files INTEGER NOT NULL DEFAULT 1 CHECK (has_files IN (0, 1)),
                    CHECK ((failed IS NULL) = (error_code IS NULL)),
                    CHECK ((failed IS NULL) = (error_message IS NULL))
                ) STRICT
                """)
    ]
}
