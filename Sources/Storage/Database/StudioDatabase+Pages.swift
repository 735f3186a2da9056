import SQLite
import Studio

extension StudioDatabase {
    package func projects(
        matching text: String, after: Int64?, limit count: Int
    ) throws -> ListPage<ProjectSummary> {
        let patterns = SearchTerms.words(in: text).map(\.likePattern)
        let matches = patterns.map { _ in " AND (title LIKE ? ESCAPE '\\' OR description LIKE ? ESCAPE '\\')" }
        return try database.read { session in
            let rows = try session.rows(
                "SELECT * FROM projects WHERE trashed_at IS NULL AND position < ?" + matches.joined()
                    + " ORDER BY position DESC LIMIT ?",
                list: [after ?? .max] + patterns.flatMap { [$0, $0] } + [count + 1])
            return ListPage(
                items: try Self.projectSummaries(Array(rows.prefix(count)), session),
                next: try Self.next(rows, count))
        }
    }

    package func project(_ id: ProjectID, after: Int64?, limit count: Int) throws -> ProjectContents? {
        try database.read { session in
            guard let summary = try Self.summary(of: id, session) else { return nil }
            let rows = try session.rows(
                """
                \(Self.summedVideos)
                WHERE videos.project = ? AND trashed_at IS NULL AND position < ? ORDER BY position DESC LIMIT ?
                """, id, after ?? .max, count + 1)
            return ProjectContents(
                summary: summary, videos: try Self.summaries(Array(rows.prefix(count)), session),
                next: try Self.next(rows, count))
        }
    }

    package func projectChoices() throws -> [ProjectChoice] {
        try database.read { session in
            try session.rows(
                "SELECT id, title FROM projects WHERE trashed_at IS NULL ORDER BY position DESC LIMIT 500"
            ).map { ProjectChoice(id: try $0.get("id"), title: try $0.get("title")) }
        }
    }

    package func summary(of video: VideoID) throws -> VideoSummary? {
        try database.read { session in
            try Self.videoSummaries("id = ? AND erased_at IS NULL", [video], session).first
        }
    }

    package func newestTake(in project: ProjectID) throws -> Generation? {
        try database.read { session in
            try session.row(
                """
                SELECT * FROM generations WHERE id = (
                    SELECT max(newest) FROM video_sums WHERE project = ? AND is_listed = 1)
                """, project)?.generation()
        }
    }

    /// The position of a page's last row where more follow.
    private static func next(_ rows: [Row], _ count: Int) throws -> Int64? {
        rows.count > count ? try rows[count - 1].get("position") : nil
    }
}
