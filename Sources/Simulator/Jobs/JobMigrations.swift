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
                """),
        // SQLite cannot take a check away, and ids have other forms since there are personalities.
        Migration(
            name: "002 jobs of every kind",
            sql: """
                CREATE TABLE every_job (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 1000),
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
                    kind TEXT NOT NULL DEFAULT 'creation'
                        CHECK (kind IN ('creation', 'remix', 'edit', 'extension')),
                    source TEXT CHECK (source <> ''),
                    look TEXT CHECK (look <> ''),
                    head INTEGER NOT NULL DEFAULT 0 CHECK (head BETWEEN 0 AND seconds - 1),
                    extensions INTEGER NOT NULL DEFAULT 0 CHECK (extensions BETWEEN 0 AND 6),
                    footage INTEGER NOT NULL DEFAULT 0 CHECK (footage IN (0, 1)),
                    lifetime INTEGER DEFAULT 3600 CHECK (lifetime >= 0),
                    lives_from_creation INTEGER NOT NULL DEFAULT 0 CHECK (lives_from_creation IN (0, 1)),
                    announced INTEGER NOT NULL DEFAULT 1 CHECK (announced IN (0, 1)),
                    CHECK ((failed IS NULL) = (error_code IS NULL)),
                    CHECK ((failed IS NULL) = (error_message IS NULL)),
                    CHECK (head = 0 OR footage = 1)
                ) STRICT;
                INSERT INTO every_job (number, id, model, prompt, seconds, width, height, created, duration, stall,
                    reference, rendered, failed, error_code, error_message, has_files)
                SELECT number, id, model, prompt, seconds, width, height, created, duration, stall,
                    reference, rendered, failed, error_code, error_message, has_files FROM jobs;
                DROP TABLE jobs;
                ALTER TABLE every_job RENAME TO jobs;
                CREATE INDEX unannounced_jobs ON jobs (number) WHERE announced = 0;
                """),
        Migration(
            name: "003 characters",
            sql: """
                CREATE TABLE characters (
                    id TEXT PRIMARY KEY CHECK (id GLOB 'char_*'),
                    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
                    created INTEGER NOT NULL CHECK (created > 0)
                ) STRICT
                """),
        Migration(
            name: "004 events",
            sql: """
                CREATE TABLE events (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
                    type TEXT NOT NULL CHECK (type IN ('video.completed', 'video.failed')),
                    job TEXT NOT NULL CHECK (job <> ''),
                    created INTEGER NOT NULL CHECK (created > 0),
                    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
                    due INTEGER NOT NULL
                ) STRICT
                """),
    ]
}
