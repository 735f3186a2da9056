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

    package func trashContents() throws -> Trash {
        try database.read { session in
            let projects = try session.rows(
                Self.summaries
                    + " WHERE trashed_at IS NOT NULL AND erased_at IS NULL ORDER BY trashed_at DESC, id DESC",
                ConnectionKind.simulator
            ).map { try $0.summary() }
            let videos = try Self.videoSummaries(
                """
                trashed_at IS NOT NULL AND erased_at IS NULL
                AND project IN (SELECT id FROM projects WHERE trashed_at IS NULL)
                ORDER BY trashed_at DESC, id DESC
                """, [], session)
            return Trash(projects: projects, videos: videos)
        }
    }

    package func emptyTrash(at now: Timestamp) throws -> EmptiedTrash {
        try database.write { session in
            let erased: [GenerationID] = try session.rows(
                "SELECT id FROM generations WHERE video IN (\(Self.erasable)) ORDER BY id"
            ).map { try $0.get("id") }
            // The words go, the records of what was paid stay.
            try session.execute("DELETE FROM video_index WHERE rowid IN (\(Self.erasable))")
            try session.execute(
                """
                UPDATE generations SET settings = json_set(settings, '$.prompt', '(erased)')
                WHERE video IN (\(Self.erasable))
                """)
            if !erased.isEmpty { try UsedPrompts.forgetErased(session) }
            try session.execute(
                """
                UPDATE videos SET erased_at = ?, trashed_at = coalesce(trashed_at, ?), title = '(erased)', prompt = ''
                WHERE id IN (\(Self.erasable))
                """, now, now)
            try session.execute(
                """
                UPDATE projects SET erased_at = ?, title = '(erased)', description = ''
                WHERE trashed_at IS NOT NULL AND erased_at IS NULL
                    AND NOT EXISTS (SELECT 1 FROM videos WHERE project = projects.id AND erased_at IS NULL)
                """, now)
            let kept: Int? = try session.value(
                "SELECT count(*) FROM videos WHERE erased_at IS NULL AND \(Self.isThrownAway)")
            return EmptiedTrash(erased: erased, kept: kept ?? 0)
        }
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
