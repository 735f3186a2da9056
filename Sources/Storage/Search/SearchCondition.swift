import SQLite
import Studio

/// What a search asks of a row of `videos`: conditions joined by AND, with the values of their placeholders.
struct SearchCondition {
    private(set) var parts = [
        "trashed_at IS NULL", "project IN (SELECT id FROM projects WHERE trashed_at IS NULL)",
    ]
    private(set) var values: [(any SQLValue)?] = []

    var sql: String { parts.joined(separator: " AND ") }

    init(_ search: LibrarySearch, _ terms: SearchTerms) {
        if let match = terms.match {
            add("id IN (SELECT rowid FROM video_index WHERE video_index MATCH ?)", match)
        }
        for pattern in terms.patterns {
            add(
                """
                id IN (SELECT rowid FROM video_index
                    WHERE title LIKE ? ESCAPE '\\' OR prompt LIKE ? ESCAPE '\\' OR takes LIKE ? ESCAPE '\\')
                """, pattern, pattern, pattern)
        }
        if let project = search.project { add("project = ?", project) }
        addTakes(search)
    }

    private mutating func add(_ part: String, _ values: (any SQLValue)?...) {
        parts.append(part)
        self.values += values
    }

    /// One take for which all filters hold.
    private mutating func addTakes(_ search: LibrarySearch) {
        var takes = ["video = videos.id"]
        var wanted: [(any SQLValue)?] = []
        func want(_ part: String, _ value: (any SQLValue)?) {
            takes.append(part)
            wanted.append(value)
        }
        if case .state(let state) = search.takes { want("state = ?", state) }
        if let model = search.model { want("model = ?", model) }
        if let connection = search.connection { want("connection = ?", connection) }
        if let from = search.from { want("created_at >= ?", from) }
        if let to = search.to { want("created_at < ?", to) }
        if search.isStarred { takes.append("id IN (SELECT generation FROM stars)") }
        if takes.count > 1 {
            parts.append("EXISTS (SELECT 1 FROM generations WHERE \(takes.joined(separator: " AND ")))")
            values += wanted
        }
        if search.takes == LibrarySearch.TakeFilter.none {
            parts.append("NOT EXISTS (SELECT 1 FROM generations WHERE video = videos.id)")
        }
    }

    /// Keeps what stands behind a video in the order, and sorts.
    /// - Returns: the end of the query.
    mutating func ordered(_ sort: LibrarySearch.Sort, after: VideoID?) -> String {
        switch sort {
        case .newest:
            if let after { add("id < ?", after) }
            return "ORDER BY id DESC"
        case .oldest:
            if let after { add("id > ?", after) }
            return "ORDER BY id"
        case .title:
            if let after {
                add(
                    "(title COLLATE NOCASE, id) > (SELECT title COLLATE NOCASE, id FROM videos WHERE id = ?)", after)
            }
            return "ORDER BY title COLLATE NOCASE, id"
        case .cost:
            if let after {
                add(
                    "(\(Self.cost("videos.id")), id) < (SELECT \(Self.cost("last.id")), last.id FROM videos AS last WHERE last.id = ?)",
                    after)
            }
            return "ORDER BY \(Self.cost("videos.id")) DESC, id DESC"
        }
    }

    /// Real money of a video's takes.
    private static func cost(_ video: String) -> String {
        """
        (SELECT coalesce(sum(charge_amount), 0) FROM generations
            WHERE video = \(video) AND server_kind <> '\(ConnectionKind.simulator.rawValue)')
        """
    }
}
