extension Schema {
    /// Files that shall go, written down before the first of them does, so that a process that ends in between leaves
    /// nothing behind. What was erased before there was this table is erased as thoroughly, too.
    static let removals = """
        CREATE TABLE removals (
            id INTEGER PRIMARY KEY,
            -- All files of a generation, by a number that may have no row.
            take INTEGER UNIQUE CHECK (take IS NULL OR take > 0),
            -- The name of a reference picture.
            picture TEXT UNIQUE CHECK (picture IS NULL OR (picture <> '' AND picture NOT GLOB '*/*')),
            CHECK ((take IS NULL) <> (picture IS NULL))
        ) STRICT;
        INSERT INTO removals (take) SELECT generations.id FROM generations JOIN videos ON videos.id = video
            WHERE erased_at IS NOT NULL;
        \(erasure(of: "SELECT id FROM videos WHERE erased_at IS NOT NULL"));
        """

    /// Takes the words out of what is known of generations. What a bill needs stays: amounts, times, models, lengths,
    /// sizes, jobs. Statements with semicolons between them.
    ///
    /// - Parameter videos: SQL that selects the numbers of videos that are in the trash, whose takes are all over.
    static func erasure(of videos: String) -> String {
        erasures(of: videos).joined(separator: ";\n")
    }

    /// They are part of a migration and stay as they are: what tables are added later know is erased beside them.
    static func erasures(of videos: String) -> [String] {
        [
            """
            UPDATE generations SET settings =
                json_object('prompt', '(erased)', 'model', model, 'seconds', seconds, 'size', size)
            WHERE video IN (\(videos))
            """,
            "UPDATE generations SET problem_message = '(erased)' WHERE problem_code IS NOT NULL AND video IN (\(videos))",
            "DELETE FROM events WHERE generation IN (SELECT id FROM generations WHERE video IN (\(videos)))",
            // One of them could fetch the film again.
            "DELETE FROM wishes WHERE generation IN (SELECT id FROM generations WHERE video IN (\(videos)))",
            // A digest of the settings tells whoever guesses them that the guess is right.
            "UPDATE presses SET digest = '' WHERE generation IN (SELECT id FROM generations WHERE video IN (\(videos)))",
        ]
    }
}
