extension Schema {
    /// The order of projects and videos, what a project begins with, the take that stands for a video, and stars.
    static let order = """
        ALTER TABLE projects ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE projects ADD COLUMN default_connection INTEGER REFERENCES connections (id);
        ALTER TABLE projects ADD COLUMN default_model TEXT CHECK (length(default_model) BETWEEN 1 AND 200);
        ALTER TABLE projects ADD COLUMN default_seconds INTEGER CHECK (default_seconds BETWEEN 1 AND 3600);
        ALTER TABLE projects ADD COLUMN default_size TEXT CHECK (default_size GLOB '[1-9]*x[1-9]*');
        ALTER TABLE projects ADD COLUMN budget INTEGER CHECK (budget >= 0);
        UPDATE projects SET position = id;
        CREATE INDEX projects_in_order ON projects (position);

        ALTER TABLE videos ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE videos ADD COLUMN pick INTEGER REFERENCES generations (id);
        UPDATE videos SET position = id;
        DROP INDEX videos_of_project;
        CREATE INDEX videos_in_order ON videos (project, position);
        CREATE TRIGGER a_pick_is_a_finished_take_of_its_video BEFORE UPDATE OF pick ON videos
        WHEN NEW.pick IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM generations WHERE id = NEW.pick AND video = NEW.id AND state = 'completed') BEGIN
            SELECT RAISE(ABORT, 'only a finished take of its own stands for a video');
        END;

        CREATE TABLE stars (
            generation INTEGER PRIMARY KEY REFERENCES generations (id),
            at INTEGER NOT NULL
        ) STRICT;
        """
}
