extension Schema {
    /// What the columns of a generation say about each other.
    static let generationChecks = """
            CHECK ((parent IS NULL) = (relation IS NULL)),
            CHECK (parent IS NULL OR parent < id),
            CHECK ((problem_code IS NULL) = (problem_message IS NULL)),
            CHECK ((fence_kind IS 'newest') = (fence_job IS NOT NULL)),
            CHECK ((missing_count IS NULL) = (missing_since IS NULL)),
            CHECK ((media_bytes IS NULL) = (media_sha256 IS NULL)),

            -- A job id stands exactly where a server accepted the request.
            CHECK (state NOT IN ('in_progress', 'downloading', 'completed') OR job_id IS NOT NULL),
            CHECK (state NOT IN ('queued', 'held', 'submitting', 'uncertain') OR job_id IS NULL),
            CHECK (match IS NULL OR job_id IS NOT NULL),
            CHECK (job_id IS NULL OR (submitted_at IS NOT NULL AND fence_kind IS NOT NULL)),
            CHECK (state NOT IN ('submitting', 'uncertain')
                OR (submitted_at IS NOT NULL AND fence_kind IS NOT NULL)),

            -- What is over says when, and only a film that was checked completes.
            CHECK ((state IN ('completed', 'failed', 'cancelled')) = (completed_at IS NOT NULL)),
            CHECK ((state = 'completed') = (media_sha256 IS NOT NULL)),
            CHECK (completed_at IS NULL OR next_attempt_at IS NULL),
            CHECK (state NOT IN ('held', 'uncertain', 'failed') OR problem_code IS NOT NULL),
            CHECK (state NOT IN ('completed', 'cancelled') OR problem_code IS NULL),
            CHECK (server_deletion = 'none' OR (completed_at IS NOT NULL AND job_id IS NOT NULL)),

            -- Money: set aside until the outcome is known, and nothing is free that a server accepted.
            CHECK (charge_kind NOT IN ('reserved', 'estimated', 'possible') OR charge_amount IS estimate),
            CHECK (charge_kind <> 'stated' OR charge_amount IS NOT NULL),
            CHECK (charge_kind NOT IN ('refused', 'nothing', 'elsewhere') OR charge_amount IS 0),
            CHECK (charge_kind <> 'refused' OR (state = 'failed' AND job_id IS NULL)),
            CHECK (charge_kind <> 'nothing' OR (state = 'cancelled' AND job_id IS NULL)),
            CHECK (state NOT IN ('queued', 'held', 'submitting', 'uncertain') OR charge_kind = 'reserved'),
            CHECK (state NOT IN ('in_progress', 'downloading') OR charge_kind IN ('reserved', 'stated', 'elsewhere')),
            CHECK (state <> 'completed' OR charge_kind IN ('estimated', 'stated', 'elsewhere')),
            CHECK (completed_at IS NULL OR charge_kind <> 'reserved')
        ) STRICT;

        """

    /// One owner for every job of a server, and rows that cannot be rewritten.
    static let generationGuards = """
        CREATE UNIQUE INDEX one_owner_of_a_job
            ON generations (server_address, server_kind, key_fingerprint, job_id) WHERE job_id IS NOT NULL;
        CREATE INDEX generations_of_video ON generations (video);
        CREATE INDEX generations_of_parent ON generations (parent) WHERE parent IS NOT NULL;
        CREATE INDEX generations_by_time ON generations (created_at);
        CREATE INDEX generations_unfinished ON generations (id)
            WHERE completed_at IS NULL OR server_deletion = 'wanted';

        CREATE TRIGGER what_was_pressed_is_frozen BEFORE UPDATE OF
            id, video, connection, server_kind, model, seconds, size, estimate, parent, relation, created_at
        ON generations BEGIN
            SELECT RAISE(ABORT, 'what was pressed is frozen');
        END;
        CREATE TRIGGER settings_are_frozen_until_they_are_erased BEFORE UPDATE OF settings ON generations
        WHEN OLD.completed_at IS NULL OR NOT EXISTS (
            SELECT 1 FROM videos JOIN projects ON projects.id = videos.project
            WHERE videos.id = OLD.video AND (videos.trashed_at IS NOT NULL OR projects.trashed_at IS NOT NULL)) BEGIN
            SELECT RAISE(ABORT, 'what was pressed is frozen');
        END;
        CREATE TRIGGER what_is_over_keeps_its_server BEFORE UPDATE OF server_address, key_fingerprint ON generations
        WHEN OLD.completed_at IS NOT NULL
            AND (NEW.server_address <> OLD.server_address OR NEW.key_fingerprint <> OLD.key_fingerprint) BEGIN
            SELECT RAISE(ABORT, 'what is over keeps its server');
        END;
        CREATE TRIGGER what_is_over_stays_over BEFORE UPDATE OF state ON generations
        WHEN OLD.completed_at IS NOT NULL AND NEW.state <> OLD.state BEGIN
            SELECT RAISE(ABORT, 'a generation that is over stays over');
        END;
        CREATE TRIGGER a_job_stays_owned BEFORE UPDATE OF job_id ON generations
        WHEN OLD.job_id IS NOT NULL AND NEW.job_id IS NOT OLD.job_id BEGIN
            SELECT RAISE(ABORT, 'a job id is never lost or exchanged');
        END;
        CREATE TRIGGER a_paid_request_is_never_deleted BEFORE DELETE ON generations BEGIN
            SELECT RAISE(ABORT, 'a generation is never deleted');
        END;

        """
}
