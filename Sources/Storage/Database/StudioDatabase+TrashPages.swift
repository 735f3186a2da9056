import SQLite
import Studio

extension StudioDatabase {
    package func trashContents(after: TrashPlace?) throws -> Trash {
        try database.read { session in
            let projects = try session.rows(
                "SELECT * FROM projects WHERE \(Self.isBehind) ORDER BY trashed_at DESC, id DESC LIMIT ?",
                list: Self.place(after, ofVideos: false) + [Trash.usualCount + 1])
            let videos = try session.rows(
                """
                \(Self.summedVideos) WHERE \(Self.isBehind)
                    AND +videos.project IN (SELECT id FROM projects WHERE trashed_at IS NULL)
                ORDER BY trashed_at DESC, id DESC LIMIT ?
                """, list: Self.place(after, ofVideos: true) + [Trash.usualCount + 1])
            let items =
                try Self.projectSummaries(projects, session).map(Trash.Item.project)
                + (try Self.summaries(videos, session).map(Trash.Item.video))
            let sorted = items.sorted { $0.place.isBefore($1.place) }
            let page = Array(sorted.prefix(Trash.usualCount))
            return Trash(items: page, next: sorted.count > page.count ? page.last?.place : nil)
        }
    }

    /// In the trash and not erased, and behind a place. The first condition alone lets SQLite begin there.
    private static let isBehind = """
        trashed_at IS NOT NULL AND erased_at IS NULL AND trashed_at <= ? AND (trashed_at < ? OR id < ?)
        """

    /// For the placeholders of ``isBehind``.
    private static func place(_ after: TrashPlace?, ofVideos isVideo: Bool) -> [(any SQLValue)?] {
        guard let after else { return [Int64.max, Int64.max, Int64.max] }
        // Of those of the same time, all videos stand behind a project, and no project behind a video.
        let number = isVideo == after.isVideo ? after.number : isVideo ? .max : .min
        return [after.time, after.time, number]
    }
}

extension Trash.Item {
    fileprivate var place: TrashPlace {
        switch self {
        case .project(let summary):
            TrashPlace(
                time: summary.project.trashedAt ?? Timestamp(milliseconds: 0), isVideo: false,
                number: summary.project.id.rawValue)
        case .video(let summary):
            TrashPlace(
                time: summary.video.trashedAt ?? Timestamp(milliseconds: 0), isVideo: true,
                number: summary.video.id.rawValue)
        }
    }
}
