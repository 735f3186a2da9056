extension Schema {
    /// What the takes of each video come to, so that no list adds up the whole library; and the indices that the long
    /// lists, the search and the usage page go by.
    ///
    /// A row of `video_sums` is computed afresh from the video's takes whenever one of them changes, in the same
    /// transaction and by the database itself: no writer can forget it.
    static let sums = """
        CREATE TABLE video_sums (
            video INTEGER PRIMARY KEY REFERENCES videos (id),
            project INTEGER NOT NULL,
            -- 0 while the video itself is in the trash.
            is_listed INTEGER NOT NULL CHECK (is_listed IN (0, 1)),
            takes INTEGER NOT NULL DEFAULT 0 CHECK (takes >= 0),
            -- Takes that are not over.
            active INTEGER NOT NULL DEFAULT 0 CHECK (active BETWEEN 0 AND takes),
            -- Real money: reserved, spent or possibly spent.
            spent INTEGER NOT NULL DEFAULT 0 CHECK (spent >= 0),
            -- The newest take, and the newest that is completed.
            newest INTEGER,
            finished INTEGER
        ) STRICT;
        INSERT INTO video_sums (video, project, is_listed) SELECT id, project, trashed_at IS NULL FROM videos;
        UPDATE video_sums SET \(sumsOfTakes("video_sums.video"));
        CREATE INDEX sums_of_project ON video_sums (project, is_listed, finished, newest, active, spent);
        CREATE INDEX sums_by_cost ON video_sums (spent, video);

        CREATE TRIGGER a_video_begins_without_takes AFTER INSERT ON videos BEGIN
            INSERT INTO video_sums (video, project, is_listed) VALUES (NEW.id, NEW.project, NEW.trashed_at IS NULL);
        END;
        CREATE TRIGGER sums_go_where_their_video_goes AFTER UPDATE OF project, trashed_at ON videos BEGIN
            UPDATE video_sums SET project = NEW.project, is_listed = NEW.trashed_at IS NULL WHERE video = NEW.id;
        END;
        CREATE TRIGGER a_new_take_is_summed_up AFTER INSERT ON generations BEGIN
            UPDATE video_sums SET \(sumsOfTakes("NEW.video")) WHERE video = NEW.video;
        END;
        CREATE TRIGGER a_changed_take_is_summed_up AFTER UPDATE OF state, charge_amount ON generations
        WHEN OLD.state <> NEW.state OR OLD.charge_amount IS NOT NEW.charge_amount BEGIN
            UPDATE video_sums SET \(sumsOfTakes("NEW.video")) WHERE video = NEW.video;
        END;

        \(indices)
        """

    private static func sumsOfTakes(_ video: String) -> String {
        """
        (takes, active, spent, newest, finished) = (
                SELECT count(*), count(*) FILTER (WHERE state NOT IN ('completed', 'failed', 'cancelled')),
                    coalesce(sum(charge_amount) FILTER (WHERE server_kind <> 'simulator'), 0),
                    max(id), max(id) FILTER (WHERE state = 'completed')
                FROM generations WHERE generations.video = \(video))
        """
    }

    /// Those that go had fewer columns, so that each row was looked up in its table.
    private static let indices = """
        DROP INDEX generations_for_cards;
        CREATE INDEX takes_of_video
            ON generations (video, state, model, connection, created_at, server_kind, charge_amount);
        DROP INDEX generations_by_model;
        CREATE INDEX generations_by_model
            ON generations (model, server_kind, state, charge_kind, charge_amount, seconds);
        DROP INDEX generations_by_time;
        CREATE INDEX generations_by_time ON generations (
            created_at, server_kind, model, state, charge_kind, charge_amount, video, submitted_at, completed_at);
        CREATE INDEX generations_alike ON generations (connection, model, seconds, size) WHERE state = 'completed';
        CREATE INDEX generations_by_hearing ON generations (last_heard_at) WHERE last_heard_at IS NOT NULL;

        CREATE INDEX videos_in_trash ON videos (trashed_at) WHERE trashed_at IS NOT NULL AND erased_at IS NULL;
        CREATE INDEX projects_in_trash ON projects (trashed_at) WHERE trashed_at IS NOT NULL AND erased_at IS NULL;
        """
}
