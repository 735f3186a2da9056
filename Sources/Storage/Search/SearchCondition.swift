import SQLite
import Studio

/// What a search asks of a row of `video_sums`: conditions joined by AND, with the values of their placeholders.
///
/// A plus keeps SQLite from starting with a condition where the order's own index is the better way through.
struct SearchCondition {
    private var parts = [
        "is_listed = 1", "+video_sums.project IN (SELECT id FROM projects WHERE trashed_at IS NULL)",
    ]
    private var values: [(any SQLValue)?] = []
    private let sort: LibrarySearch.Sort

    private init(_ search: LibrarySearch, _ terms: SearchTerms) {
        sort = search.sort
        if let match = terms.match {
            add("\(found) IN (SELECT rowid FROM video_index WHERE video_index MATCH ?)", match)
        }
        for pattern in terms.patterns {
            add(
                """
                \(found) IN (SELECT rowid FROM video_index
                    WHERE title LIKE ? ESCAPE '\\' OR prompt LIKE ? ESCAPE '\\' OR takes LIKE ? ESCAPE '\\')
                """, pattern, pattern, pattern)
        }
        if let project = search.project { add("video_sums.project = ?", project) }
        addTakes(search)
    }

    /// What is in order already is looked up among the found; else the found ones are sorted.
    private var found: String {
        switch sort {
        case .newest, .oldest: "video_sums.video"
        case .title, .cost: "+video_sums.video"
        }
    }

    /// Where the rows come from, in the order's own way.
    private var tables: String {
        switch sort {
        case .newest, .oldest, .cost: "video_sums"
        case .title: "videos INDEXED BY videos_by_title CROSS JOIN video_sums ON video_sums.video = videos.id"
        }
    }

    private mutating func add(_ part: String, _ values: (any SQLValue)?...) {
        parts.append(part)
        self.values += values
    }

    /// One take for which all filters hold.
    private mutating func addTakes(_ search: LibrarySearch) {
        var takes = ["generations.video = video_sums.video"]
        var wanted: [(any SQLValue)?] = []
        func want(_ part: String, _ value: (any SQLValue)?) {
            takes.append(part)
            wanted.append(value)
        }
        if case .state(let state) = search.takes { want("state = ?", state) }
        if let model = search.model { want("+model = ?", model) }
        if let connection = search.connection { want("+connection = ?", connection) }
        if let from = search.from { want("+created_at >= ?", from) }
        if let to = search.to { want("+created_at < ?", to) }
        if search.isStarred { takes.append("id IN (SELECT generation FROM stars)") }
        if takes.count > 1 {
            parts.append(
                """
                EXISTS (SELECT 1 FROM generations INDEXED BY takes_of_video
                    WHERE \(takes.joined(separator: " AND ")))
                """)
            values += wanted
        }
        if search.takes == LibrarySearch.TakeFilter.none { parts.append("takes = 0") }
    }

    /// The query for the ids of one page, and the values of its placeholders.
    /// - Parameter after: the last video of the page before.
    static func query(
        _ search: LibrarySearch, _ terms: SearchTerms, after: VideoID?, limit: Int
    ) -> (sql: String, values: [(any SQLValue)?]) {
        var condition = SearchCondition(search, terms)
        let order = condition.ordered(after: after)
        let sql = """
            SELECT video_sums.video AS id FROM \(condition.tables)
            WHERE \(condition.parts.joined(separator: " AND ")) \(order) LIMIT ?
            """
        return (sql, condition.values + [limit])
    }

    /// Keeps what stands behind a video in the order, and sorts.
    /// - Returns: the end of the query.
    private mutating func ordered(after: VideoID?) -> String {
        switch sort {
        case .newest:
            if let after { add("video_sums.video < ?", after) }
            return "ORDER BY video_sums.video DESC"
        case .oldest:
            if let after { add("video_sums.video > ?", after) }
            return "ORDER BY video_sums.video"
        case .title:
            if let after {
                // The first of the two says nothing new, but lets SQLite begin there.
                add("title COLLATE NOCASE >= (SELECT title FROM videos WHERE id = ?)", after)
                add(
                    "(title COLLATE NOCASE, id) > (SELECT title COLLATE NOCASE, id FROM videos WHERE id = ?)", after)
            }
            return "ORDER BY title COLLATE NOCASE, id"
        case .cost:
            if let after {
                add("(spent, video) < (SELECT spent, video FROM video_sums AS last WHERE last.video = ?)", after)
            }
            return "ORDER BY spent DESC, video DESC"
        }
    }
}
