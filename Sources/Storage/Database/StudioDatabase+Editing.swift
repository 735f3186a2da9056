import SQLite
import Studio

extension StudioDatabase {
    package func change(_ project: ProjectID, title: String, description: String) throws -> Bool {
        try database.write { session in
            try session.execute(
                "UPDATE projects SET title = ?, description = ? WHERE id = ? AND trashed_at IS NULL",
                title, description, project) == 1
        }
    }

    package func change(_ video: VideoID, title: String, prompt: String) throws -> Bool {
        try database.write { session in
            let changed = try session.execute(
                "UPDATE videos SET title = ?, prompt = ? WHERE id = ? AND trashed_at IS NULL", title, prompt, video)
            guard changed == 1 else { return false }
            try SearchIndex.refresh(video, session)
            return true
        }
    }

    package func setDefaults(_ defaults: ProjectDefaults, of project: ProjectID) throws -> Bool {
        try database.write { session in
            try session.execute(
                """
                UPDATE projects SET default_connection = ?, default_model = ?, default_seconds = ?,
                    default_size = ?, budget = ?
                WHERE id = ? AND trashed_at IS NULL
                """, defaults.connection, defaults.model, defaults.seconds, defaults.size, defaults.budget, project)
                == 1
        }
    }

    package func duplicate(_ video: VideoID, at now: Timestamp) throws -> Video? {
        try database.write { session in
            let row = try session.row("SELECT * FROM videos WHERE id = ? AND trashed_at IS NULL", video)
            guard let original = try row?.video() else { return nil }
            return try Self.addVideo(
                to: original.projectID, title: original.titleOfCopy, prompt: original.prompt, at: now, session)
        }
    }

    package func setStar(_ isStarred: Bool, on take: GenerationID, at now: Timestamp) throws -> Bool {
        try database.write { session in
            guard try Self.generation(take, session) != nil else { return false }
            if isStarred {
                try session.execute("INSERT OR IGNORE INTO stars (generation, at) VALUES (?, ?)", take, now)
            } else {
                try session.execute("DELETE FROM stars WHERE generation = ?", take)
            }
            return true
        }
    }

    package func setPick(_ isPicked: Bool, of take: GenerationID) throws -> Bool {
        try database.write { session in
            guard let generation = try Self.generation(take, session), generation.state == .completed else {
                return false
            }
            if isPicked {
                try session.execute("UPDATE videos SET pick = ? WHERE id = ?", take, generation.videoID)
            } else {
                try session.execute(
                    "UPDATE videos SET pick = NULL WHERE id = ? AND pick = ?", generation.videoID, take)
            }
            return true
        }
    }
}
