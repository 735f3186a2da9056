import SQLite
import Studio

extension StudioDatabase {
    package func trash(_ video: VideoID, at now: Timestamp) throws -> Bool {
        try database.write { session in
            try session.execute(
                "UPDATE videos SET trashed_at = ? WHERE id = ? AND trashed_at IS NULL", now, video) == 1
        }
    }

    package func trash(_ project: ProjectID, at now: Timestamp) throws -> Bool {
        try database.write { session in
            try session.execute(
                "UPDATE projects SET trashed_at = ? WHERE id = ? AND trashed_at IS NULL", now, project) == 1
        }
    }

    package func restore(_ video: VideoID) throws -> Bool {
        try database.write { session in
            try session.execute(
                """
                UPDATE videos SET trashed_at = NULL
                WHERE id = ? AND trashed_at IS NOT NULL AND erased_at IS NULL
                """, video) == 1
        }
    }

    package func restore(_ project: ProjectID) throws -> Bool {
        try database.write { session in
            try session.execute(
                """
                UPDATE projects SET trashed_at = NULL
                WHERE id = ? AND trashed_at IS NOT NULL AND erased_at IS NULL
                """, project) == 1
        }
    }

    package func emptyTrash(at now: Timestamp) throws -> EmptiedTrash {
        try database.write { session in
            // Otherwise the words would stay in the file's free pages until something else is written there.
            _ = try session.rows("PRAGMA secure_delete = ON")
            let erased: [GenerationID] = try session.rows(
                "SELECT id FROM generations WHERE video IN (\(Self.erasable)) ORDER BY id"
            ).map { try $0.get("id") }
            let named = try Self.pictureNames(ofVideos: Self.erasable, session)
            try Self.eraseWords(at: now, session)
            if !erased.isEmpty { try UsedPrompts.forgetErased(session) }
            let pictures = try Self.recordRemovals(of: erased, named, session)
            _ = try session.rows("PRAGMA secure_delete = OFF")
            let kept: Int? = try session.value(
                "SELECT count(*) FROM videos WHERE erased_at IS NULL AND \(Self.isThrownAway)")
            return EmptiedTrash(erased: erased, pictures: pictures, kept: kept ?? 0)
        }
    }

    /// The words go, the records of what was paid stay.
    private static func eraseWords(at now: Timestamp, _ session: borrowing Session) throws {
        let forgotten = try session.execute("DELETE FROM video_index WHERE rowid IN (\(erasable))")
        // Until then the index keeps the words of deleted rows.
        if forgotten > 0 { try session.execute("INSERT INTO video_index (video_index) VALUES ('optimize')") }
        for statement in Schema.erasures(of: erasable) { try session.execute(statement) }
        try session.execute(
            """
            DELETE FROM deferrals WHERE generation IN (SELECT id FROM generations WHERE video IN (\(erasable)))
            """)
        try session.execute(
            """
            UPDATE videos SET erased_at = ?, trashed_at = coalesce(trashed_at, ?), title = '(erased)', prompt = ''
            WHERE id IN (\(erasable))
            """, now, now)
        try session.execute(
            """
            UPDATE projects SET erased_at = ?, title = '(erased)', description = ''
            WHERE trashed_at IS NOT NULL AND erased_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM videos WHERE project = projects.id AND erased_at IS NULL)
            """, now)
    }

    private static let isThrownAway = """
        (trashed_at IS NOT NULL OR project IN (SELECT id FROM projects WHERE trashed_at IS NOT NULL))
        """

    /// Thrown away, by itself or with its project, and every take is over.
    private static let erasable = """
        SELECT id FROM videos WHERE erased_at IS NULL AND \(isThrownAway)
            AND NOT EXISTS (
                SELECT 1 FROM generations WHERE generations.video = videos.id
                    AND (completed_at IS NULL OR server_deletion = 'wanted'))
        """
}
