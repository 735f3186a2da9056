import SQLite
import Studio
import Testing

@testable import Storage

@Suite("The plan of a search")
struct SearchPlanTests {
    @Test(
        "reads no take or video that it was not led to, and sorts only what a word or a project chose",
        arguments: LibrarySearch.Sort.allCases, [false, true])
    func plans(sort: LibrarySearch.Sort, isFirst: Bool) throws {
        let fixture = try Fixture()
        for (name, search) in Self.searches {
            var search = search
            search.sort = sort
            let plan = try fixture.plan(search, after: isFirst ? nil : fixture.video.id)
            let scans = plan.filter { $0.hasPrefix("SCAN generations") || $0 == "SCAN videos" }
            #expect(scans.isEmpty, "\(name): \(plan)")
            #expect(isFirst || sort != .title || plan.contains { $0.contains("videos_by_title (title>?)") }, "\(plan)")
            // What is sorted of the title's order is only those of the same title.
            let sorts = plan.contains("USE TEMP B-TREE FOR ORDER BY")
            #expect(!sorts || search.project != nil, "\(name): \(plan)")
        }
    }

    private static let searches: [(String, LibrarySearch)] = {
        func search(_ change: (inout LibrarySearch) -> Void) -> LibrarySearch {
            var search = LibrarySearch()
            change(&search)
            return search
        }
        return [
            ("everything", LibrarySearch()), ("a word", LibrarySearch(text: "t")),
            ("a sign", LibrarySearch(text: "🌊")), ("a state", search { $0.takes = .state(.failed) }),
            ("no take", search { $0.takes = LibrarySearch.TakeFilter.none }),
            ("a model", search { $0.model = "sora-2" }), ("a connection", search { $0.connection = ConnectionID(1) }),
            ("days", search { ($0.from, $0.to) = (Fixture.noon, Fixture.noon + .hours(24)) }),
            ("stars", search { ($0.isStarred, $0.takes) = (true, .state(.completed)) }),
            ("a project", search { $0.project = ProjectID(1) }),
        ]
    }()
}

extension Fixture {
    fileprivate func plan(_ search: LibrarySearch, after: VideoID?) throws -> [String] {
        let query = SearchCondition.query(search, SearchTerms(search.text), after: after, limit: 51)
        return try store.database.read { session in
            try session.rows("EXPLAIN QUERY PLAN \(query.sql)", list: query.values).map { try $0.get("detail") }
        }
    }
}
