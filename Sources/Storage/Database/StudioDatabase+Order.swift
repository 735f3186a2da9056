import SQLite
import Studio

extension StudioDatabase {
    /// The place above all videos of a project; lists show the highest position first.
    static let top = "(SELECT coalesce(max(position), 0) + 1 FROM videos WHERE project = projects.id)"

    package func move(_ project: ProjectID, _ direction: MoveDirection) throws -> Bool {
        try database.write { session in
            let row = try session.row("SELECT position FROM projects WHERE id = ? AND trashed_at IS NULL", project)
            guard let position: Int64 = try row?.get("position") else { return false }
            let neighbour = try session.row(
                "SELECT id, position FROM projects WHERE trashed_at IS NULL AND \(direction.beyond)", position)
            guard let neighbour else { return true }
            try Self.exchange("projects", (project.rawValue, position), with: neighbour, session)
            return true
        }
    }

    package func move(_ video: VideoID, _ direction: MoveDirection) throws -> Bool {
        try database.write { session in
            let row = try session.row(
                "SELECT project, position FROM videos WHERE id = ? AND trashed_at IS NULL", video)
            guard let row else { return false }
            let position: Int64 = try row.get("position")
            let neighbour = try session.row(
                "SELECT id, position FROM videos WHERE project = ? AND trashed_at IS NULL AND \(direction.beyond)",
                try row.get("project", as: ProjectID.self), position)
            guard let neighbour else { return true }
            try Self.exchange("videos", (video.rawValue, position), with: neighbour, session)
            return true
        }
    }

    package func move(_ project: ProjectID, toPlaceOf other: ProjectID) throws -> Bool {
        try database.write { session in
            try Self.move("projects", of: "TRUE", project.rawValue, toPlaceOf: other.rawValue, session)
        }
    }

    package func move(_ video: VideoID, toPlaceOf other: VideoID) throws -> Bool {
        try database.write { session in
            let list = "project = (SELECT project FROM videos WHERE id = \(other.rawValue))"
            return try Self.move("videos", of: list, video.rawValue, toPlaceOf: other.rawValue, session)
        }
    }

    package func move(_ video: VideoID, to project: ProjectID) throws -> Bool {
        try database.write { session in
            try session.execute(
                """
                UPDATE videos SET project = projects.id, position = \(Self.top) FROM projects
                WHERE projects.id = ? AND projects.trashed_at IS NULL
                    AND videos.id = ? AND videos.trashed_at IS NULL AND videos.project <> projects.id
                """, project, video) == 1
        }
    }

    /// A row takes the place of another one of its list; that one and those between move by one, in the trash too:
    /// no two rows ever share a place.
    private static func move(
        _ table: String, of list: String, _ row: Int64, toPlaceOf other: Int64, _ session: borrowing Session
    ) throws -> Bool {
        let place = "SELECT position FROM \(table) WHERE id = ? AND trashed_at IS NULL AND \(list)"
        guard let from: Int64 = try session.row(place, row)?.get("position"),
            let to: Int64 = try session.row(place, other)?.get("position")
        else { return false }
        try session.execute(
            """
            UPDATE \(table) SET position = position + ?
            WHERE position BETWEEN ? AND ? AND \(list)
            """, from < to ? -1 : 1, min(from, to), max(from, to))
        try session.execute("UPDATE \(table) SET position = ? WHERE id = ?", to, row)
        return true
    }

    /// Two rows of a table take each other's position.
    private static func exchange(
        _ table: String, _ row: (id: Int64, position: Int64), with neighbour: Row, _ session: borrowing Session
    ) throws {
        let change = "UPDATE \(table) SET position = ? WHERE id = ?"
        try session.execute(change, try neighbour.get("position", as: Int64.self), row.id)
        try session.execute(change, row.position, try neighbour.get("id", as: Int64.self))
    }
}

extension MoveDirection {
    /// Chooses the next row on the way.
    fileprivate var beyond: String {
        switch self {
        case .up: "position > ? ORDER BY position LIMIT 1"
        case .down: "position < ? ORDER BY position DESC LIMIT 1"
        }
    }
}
