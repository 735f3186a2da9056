import Studio

@testable import Storage

/// Fills an empty library through SQL, as nobody could by pressing.
enum BigLibrary {
    /// A video that has many takes.
    static let crowded = 777
    /// So many of the newest takes are not over.
    static let unfinished = 60

    /// - Parameters:
    ///   - videos: spread over 101 projects; every second one is in the first, every 50th in the trash.
    ///   - takes: of each video in the mean, and 300 more of the ``crowded`` one. They were pressed one every 17 minutes
    ///     up to now; most are completed, some failed, the newest not over. Each has a prompt of its own, two lines in
    ///     the log, and a price or none.
    ///   - templates: prompts to choose from.
    static func fill(
        _ store: StudioDatabase, videos: Int, takes: Int, templates: Int = 300, at now: Timestamp
    ) throws {
        let connection = try store.defaultConnection().id
        let count = videos * takes + 300
        try store.database.write { session in
            try session.execute("\(numbers) INSERT INTO projects \(project)", 101)
            try session.execute("\(numbers) INSERT INTO videos \(video)", videos)
            try session.execute(
                "\(numbers) INSERT INTO generations \(take)", count, videos, now, connection.rawValue)
            try session.execute("INSERT INTO stars SELECT id, id FROM generations WHERE id % 17 = 0")
            for line in ["queued → submitting", "submitting → in_progress"] {
                try session.execute(
                    "INSERT INTO events (generation, kind, text, at) SELECT id, 'change', ?, created_at FROM generations",
                    line)
            }
            try session.execute("INSERT INTO used_prompts \(usedPrompts)")
            try session.execute("\(numbers) INSERT INTO prompt_templates \(template)", templates)
            try SearchIndex.rebuild(session)
        }
    }

    private static let numbers = """
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?1)
        """

    private static let project = """
        (title, description, created_at, position) SELECT 'Project ' || n, 'Chapter ' || (n % 7), n, n FROM numbers
        """

    private static let video = """
        (project, title, prompt, created_at, position, trashed_at)
        SELECT iif(n % 2 = 0, 1, 1 + n % 101), word || ' over ' || place || ' ' || n,
            'A ' || word || ' passes ' || place || ' in the rain at dusk, slow push in, shot number ' || n
                || ', warm light from the left, long shadows, quiet ambience of the street and the river', n, n,
            iif(n % 50 = 7, n, NULL)
        FROM (SELECT n,
            CASE n % 5 WHEN 0 THEN 'Tram' WHEN 1 THEN 'Ferry' WHEN 2 THEN 'Gull' WHEN 3 THEN 'Cloud' ELSE 'Kite' END
                AS word,
            CASE n % 3 WHEN 0 THEN 'Lisbon' WHEN 1 THEN 'the harbour' ELSE 'the roofs' END AS place FROM numbers)
        """

    /// The newest takes belong to videos all over the library.
    private static let take = """
        (video, connection, server_kind, server_address, key_fingerprint, model, seconds, size, estimate, created_at,
            state, job_id, submitted_at, fence_kind, completed_at, charge_kind, charge_amount, media_bytes,
            media_sha256, problem_code, problem_message, settings)
        SELECT iif(n % 100 = 5, \(crowded), 1 + n * 7919 % ?2), ?4, 'openai', 'http://localhost:1/v1', '',
            iif(n % 4 = 0, 'sora-2-pro', 'sora-2'), 8, '1280x720', n % 900 * 10000, pressed, state,
            iif(was_sent, 'video_' || n, NULL), iif(was_sent, pressed, NULL), iif(was_sent, 'empty', NULL),
            iif(is_over, pressed + 30000 + n * 7919 % 600000, NULL),
            CASE state WHEN 'completed' THEN 'estimated' WHEN 'failed' THEN 'possible' ELSE 'reserved' END,
            n % 900 * 10000, iif(state = 'completed', 1000000, NULL),
            iif(state = 'completed', printf('%064d', n), NULL), iif(state IN ('failed', 'held'), 'busy', NULL),
            iif(state IN ('failed', 'held'), 'The server is busy.', NULL),
            json_object('prompt', 'Take ' || n || ': the same street, but closer, and the rain is heavier now',
                'model', 'sora-2', 'seconds', 8, 'size', '1280x720')
        FROM (SELECT *, state IN ('completed', 'failed') AS is_over,
                state IN ('completed', 'failed', 'in_progress') AS was_sent
            FROM (SELECT n, ?3 - (?1 - n) * 1000000 AS pressed, CASE
                    WHEN n <= ?1 - \(unfinished) THEN iif(n % 23 = 0, 'failed', 'completed')
                    WHEN n % 3 = 0 THEN 'queued' WHEN n % 3 = 1 THEN 'in_progress' ELSE 'held' END AS state
                FROM numbers))
        """

    private static let usedPrompts = """
        (words, generation, used_at)
        SELECT json_extract(settings, '$.prompt'), max(id), max(created_at) FROM generations GROUP BY 1
        """

    private static let template = """
        (title, body, tags, created_at)
        SELECT 'Template ' || n, 'A {{thing}} passes in the rain, number ' || n, 'camera', n FROM numbers
        """
}
