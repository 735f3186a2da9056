import SQLite
import Studio

extension StudioDatabase {
    /// The name among the settings under which the time of the hold stands; no row: nothing is held.
    private static let holdName = "hold_everything"

    package func hold() throws -> Timestamp? {
        try database.read { session in try Self.hold(session) }
    }

    static func hold(_ session: borrowing Session) throws -> Timestamp? {
        try session.value("SELECT value FROM settings WHERE name = ?", holdName)
    }

    package func setHold(_ isHeld: Bool, at now: Timestamp) throws {
        try database.write { session in
            if isHeld {
                try session.execute(
                    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                    Self.holdName, max(now, Timestamp(milliseconds: 0)))
            } else {
                try session.execute("DELETE FROM settings WHERE name = ?", Self.holdName)
            }
        }
    }

    package func queue() throws -> QueueContents {
        try database.read { session in
            let count: Int? = try session.value("SELECT count(*) FROM generations WHERE completed_at IS NULL")
            return QueueContents(
                running: try Self.entries(
                    "state IN ('submitting', 'uncertain', 'in_progress', 'downloading') ORDER BY id", session),
                waiting: try Self.entries("state = 'queued' ORDER BY coalesce(position, id), id", session),
                held: try Self.entries("state = 'held' ORDER BY id", session), count: count ?? 0,
                heldSince: try Self.hold(session))
        }
    }

    private static func entries(_ condition: String, _ session: borrowing Session) throws -> [TakeContents] {
        let rows = try session.rows(
            """
            SELECT *, (SELECT count(*) FROM generations AS earlier
                WHERE earlier.video = generations.video AND earlier.id <= generations.id) AS number
            FROM generations WHERE completed_at IS NULL AND \(condition) LIMIT ?
            """, QueueContents.longest)
        let takes = try rows.map { try $0.generation() }
        let videos = try session.rows(
            "SELECT * FROM videos WHERE id IN (SELECT value FROM json_each(?))", list(takes.map(\.videoID.rawValue))
        ).reduce(into: [:]) { videos, row in videos[try row.get("id", as: VideoID.self)] = try row.video() }
        let projects = try session.rows(
            "SELECT * FROM projects WHERE id IN (SELECT value FROM json_each(?))",
            list(videos.values.map(\.projectID.rawValue))
        ).reduce(into: [:]) { projects, row in projects[try row.get("id", as: ProjectID.self)] = try row.project() }
        return try zip(takes, rows).compactMap { take, row in
            guard let video = videos[take.videoID], let project = projects[video.projectID] else { return nil }
            return TakeContents(project: project, video: video, take: take, number: try row.get("number"))
        }
    }

    private static func list(_ numbers: [Int64]) -> String {
        "[\(Set(numbers).map(String.init).joined(separator: ","))]"
    }

    package func moveInLine(_ id: GenerationID, _ move: LineMove) throws -> Bool {
        try database.write { session in
            let line = try session.rows(
                """
                SELECT id, coalesce(position, id) AS rank FROM generations
                WHERE completed_at IS NULL AND state = 'queued' ORDER BY rank, id
                """
            ).map { row in (id: try row.get("id", as: GenerationID.self), rank: try row.get("rank", as: Int64.self)) }
            guard let index = line.firstIndex(where: { $0.id == id }) else { return false }
            var order = line.map(\.id)
            let target = move.target(from: index, count: line.count)
            order.insert(order.remove(at: index), at: target)
            // The places stay those of the line; of two that had the same one the second takes the next.
            var last = Int64.min
            for (id, old) in zip(order, line) {
                last = max(old.rank, last &+ (last == .min ? 0 : 1))
                guard id != old.id || last != old.rank else { continue }
                try session.execute("UPDATE generations SET position = ? WHERE id = ?", last, id)
            }
            return true
        }
    }
}

extension LineMove {
    fileprivate func target(from index: Int, count: Int) -> Int {
        switch self {
        case .first: 0
        case .up: max(index - 1, 0)
        case .down: min(index + 1, count - 1)
        case .last: count - 1
        }
    }
}
