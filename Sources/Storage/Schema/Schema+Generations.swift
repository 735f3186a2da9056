extension Schema {
    /// One row for every paid request. The checks repeat the state machine's invariants; the triggers keep what was
    /// pressed as it was, and what is over as it ended.
    static let generations = """
        CREATE TABLE generations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            video INTEGER NOT NULL REFERENCES videos (id),
            connection INTEGER NOT NULL REFERENCES connections (id),
            server_kind TEXT NOT NULL CHECK (server_kind <> ''),
            server_address TEXT NOT NULL CHECK (server_address <> ''),
            key_fingerprint TEXT NOT NULL,
            model TEXT NOT NULL CHECK (model <> ''),
            seconds INTEGER NOT NULL CHECK (seconds > 0),
            size TEXT NOT NULL CHECK (size GLOB '[1-9]*x[1-9]*'),
            estimate INTEGER CHECK (estimate >= 0),
            parent INTEGER REFERENCES generations (id),
            relation TEXT CHECK (relation IN (
                'retry', 'replacement', 'remix', 'edit', 'extension', 'continuation')),
            created_at INTEGER NOT NULL,

            state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN (
                'queued', 'held', 'submitting', 'uncertain', 'in_progress', 'downloading',
                'completed', 'failed', 'cancelled')),
            job_id TEXT CHECK (length(job_id) BETWEEN 1 AND 1000),
            server_status TEXT,
            progress INTEGER CHECK (progress BETWEEN 0 AND 100),
            problem_code TEXT,
            problem_message TEXT,
            fence_kind TEXT CHECK (fence_kind IN ('unavailable', 'empty', 'newest')),
            fence_job TEXT,
            match TEXT CHECK (match IN ('prompt', 'time', 'person')),
            attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            missing_count INTEGER CHECK (missing_count > 0),
            missing_since INTEGER,
            next_attempt_at INTEGER,
            submitted_at INTEGER,
            last_heard_at INTEGER,
            expires_at INTEGER,
            completed_at INTEGER,
            cancel_requested_at INTEGER,
            charge_kind TEXT NOT NULL DEFAULT 'reserved' CHECK (charge_kind IN (
                'reserved', 'estimated', 'stated', 'possible', 'refused', 'nothing', 'elsewhere')),
            charge_amount INTEGER CHECK (charge_amount >= 0),
            server_deletion TEXT NOT NULL DEFAULT 'none' CHECK (server_deletion IN (
                'none', 'wanted', 'done', 'refused')),
            media_bytes INTEGER CHECK (media_bytes > 0),
            media_sha256 TEXT CHECK (length(media_sha256) = 64 AND media_sha256 NOT GLOB '*[^0-9a-f]*'),
            -- Last, so that a long prompt does not stand between the other columns and who reads them.
            settings TEXT NOT NULL CHECK (settings GLOB '{*}'),

        """ + generationChecks + generationGuards
}
