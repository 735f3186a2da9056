import SQLite
import Studio

extension StudioDatabase {
    /// Characters and words of an excerpt.
    private static let excerpt = (characters: 240, words: 40)

    package func search(_ search: LibrarySearch, after: VideoID?) throws -> ListPage<SearchHit> {
        let terms = SearchTerms(search.text)
        return try database.read { session in
            let count = ListPage<SearchHit>.usualCount
            let ids = try Self.found(search, terms, after: after, limit: count + 1, session)
            let hits = try Self.hits(Array(ids.prefix(count)), terms, session)
            return ListPage(items: hits, next: ids.count > count ? ids[count - 1].rawValue : nil)
        }
    }

    /// Goes from one model to the next in the index, over all takes of the one before.
    package func modelsOfTakes() throws -> [String] {
        try database.read { session in
            try session.rows(
                """
                WITH RECURSIVE known (model) AS (
                    SELECT min(model) FROM generations
                    UNION ALL
                    SELECT (SELECT min(model) FROM generations WHERE model > known.model) FROM known
                    WHERE known.model IS NOT NULL LIMIT 200)
                SELECT model FROM known WHERE model IS NOT NULL
                """
            ).map { try $0.get("model") }
        }
    }

    /// The ids alone, so that nothing else is computed of what a sort leaves out.
    private static func found(
        _ search: LibrarySearch, _ terms: SearchTerms, after: VideoID?, limit: Int, _ session: borrowing Session
    ) throws -> [VideoID] {
        let query = SearchCondition.query(search, terms, after: after, limit: limit)
        return try session.rows(query.sql, list: query.values).map { try $0.get("id") }
    }

    private static func hits(
        _ ids: [VideoID], _ terms: SearchTerms, _ session: borrowing Session
    ) throws -> [SearchHit] {
        let list = "[\(ids.map(\.description).joined(separator: ","))]"
        let summaries = try videoSummaries("id IN (SELECT value FROM json_each(?))", [list], session)
        let titles = try session.rows(
            """
            SELECT id, title FROM projects
            WHERE id IN (SELECT project FROM videos WHERE id IN (SELECT value FROM json_each(?)))
            """, list)
        let projects = Dictionary(
            uniqueKeysWithValues: try titles.map { row -> (ProjectID, String) in
                (try row.get("id"), try row.get("title"))
            })
        let marked = try marked(list, terms, session)
        let byID = Dictionary(uniqueKeysWithValues: summaries.map { ($0.video.id, $0) })
        return ids.compactMap { id in
            guard let summary = byID[id], let texts = marked[id] else { return nil }
            let project = summary.video.projectID
            return SearchHit(
                summary: summary, project: ProjectChoice(id: project, title: projects[project] ?? ""),
                title: texts.title, prompt: texts.prompt, takes: texts.takes)
        }
    }

    private typealias Texts = (title: [TextRun], prompt: [TextRun], takes: [TextRun])

    /// The plus keeps SQLite from asking for one row after the other, each time with the whole expression.
    private static func marked(
        _ list: String, _ terms: SearchTerms, _ session: borrowing Session
    ) throws -> [VideoID: Texts] {
        guard let match = terms.match else { return try markedBySubstrings(list, terms, session) }
        let rows = try session.rows(
            """
            SELECT rowid AS id, highlight(video_index, 0, char(2), char(3)) AS title,
                snippet(video_index, 1, char(2), char(3), '…', \(excerpt.words)) AS prompt,
                snippet(video_index, 2, char(2), char(3), '…', \(excerpt.words)) AS takes
            FROM video_index WHERE video_index MATCH ? AND +rowid IN (SELECT value FROM json_each(?))
            """, match, list)
        return try texts(rows) { MarkedText.runs($0) }
    }

    private static func markedBySubstrings(
        _ list: String, _ terms: SearchTerms, _ session: borrowing Session
    ) throws -> [VideoID: Texts] {
        let rows = try session.rows(
            """
            SELECT rowid AS id, title, prompt, takes FROM video_index
            WHERE rowid IN (SELECT value FROM json_each(?))
            """, list)
        return try texts(rows) {
            MarkedText.runs($0, marking: terms.substrings, limit: excerpt.characters)
        }
    }

    private static func texts(_ rows: [Row], _ runs: (String) -> [TextRun]) throws -> [VideoID: Texts] {
        try rows.reduce(into: [:]) { texts, row in
            let takes = runs(try row.get("takes"))
            texts[try row.get("id")] = (
                runs(try row.get("title")), runs(try row.get("prompt")), takes.contains(where: \.isMatch) ? takes : []
            )
        }
    }
}
