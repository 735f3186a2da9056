import Studio

@testable import Storage

/// Fills an empty library through SQL, as nobody could by pressing.
enum BigLibrary {
    /// - Parameters:
    ///   - videos: spread over 101 projects; every second one is in the first.
    ///   - takes: of each video, completed; each with a prompt of its own and a dollar's cost or none.
    static func fill(_ store: StudioDatabase, videos: Int, takes: Int) throws {
        let connection = try store.defaultConnection().id
        try store.database.write { session in
            try session.execute("\(numbers) INSERT INTO projects \(project) LIMIT 101", 101)
            try session.execute("\(numbers) INSERT INTO videos \(video)", videos)
            try session.execute(
                "\(numbers) INSERT INTO generations \(take)", videos * takes, takes, connection.rawValue)
            try session.execute(
                "\(numbers) INSERT INTO stars SELECT n, n FROM numbers WHERE n % 17 = 0", videos * takes)
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
        (project, title, prompt, created_at, position)
        SELECT iif(n % 2 = 0, 1, 1 + n % 101), word || ' over ' || place || ' ' || n,
            'A ' || word || ' passes ' || place || ' in the rain at dusk, slow push in, shot number ' || n
                || ', warm light from the left, long shadows, quiet ambience of the street and the river', n, n
        FROM (SELECT n,
            CASE n % 5 WHEN 0 THEN 'Tram' WHEN 1 THEN 'Ferry' WHEN 2 THEN 'Gull' WHEN 3 THEN 'Cloud' ELSE 'Kite' END
                AS word,
            CASE n % 3 WHEN 0 THEN 'Lisbon' WHEN 1 THEN 'the harbour' ELSE 'the roofs' END AS place FROM numbers)
        """

    private static let take = """
        (video, connection, server_kind, server_address, key_fingerprint, model, seconds, size, estimate, created_at,
            state, job_id, submitted_at, fence_kind, completed_at, charge_kind, charge_amount, media_bytes,
            media_sha256, settings)
        SELECT 1 + (n - 1) / ?2, ?3, 'openai', 'http://localhost:1/v1', '', iif(n % 4 = 0, 'sora-2-pro', 'sora-2'), 8,
            '1280x720', n % 900 * 10000, 1790000000000 + n, 'completed', 'video_' || n, n, 'empty', n + 60000,
            'estimated', n % 900 * 10000, 1000000, printf('%064d', n),
            json_object('prompt', 'Take ' || n || ': the same street, but closer, and the rain is heavier now',
                'model', 'sora-2', 'seconds', 8, 'size', '1280x720')
        FROM numbers
        """
}
