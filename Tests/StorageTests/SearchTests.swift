import SQLite
import Studio
import Testing

@testable import Storage

@Suite("A search")
struct SearchTests {
    private static func add(_ title: String, _ prompt: String, _ fixture: Fixture) throws -> VideoID {
        try #require(
            try fixture.store.addVideo(to: fixture.project.id, title: title, prompt: prompt, at: Fixture.noon)
        ).id
    }

    private static func found(_ text: String, _ fixture: Fixture) throws -> [VideoID] {
        try fixture.store.search(LibrarySearch(text: text), after: nil).items.map(\.summary.video.id)
    }

    @Test(
        "finds whole words and the beginning of the last, whatever the case and the accents",
        arguments: [
            ("lisbon", true), ("LISBON", true), ("lis", true), ("lisb tram", false), ("tram lisb", true),
            ("Café", true), ("cafe", true), ("sbon", false), ("\"Lisbon\"", true), ("lisbon-tram", false),
            ("NEAR(", false), ("*", false), ("lisbon *", false), ("東京", true), ("京", true), ("大阪", false),
            ("🌊", true), ("🌋", false), ("tram 🌊", true), ("tram 🌋", false), ("%", false), ("_", false), ("-", false),
            ("tram OR nothing", false), ("takes:lisbon", false), ("'; DROP TABLE videos", false),
        ])
    func words(text: String, isFound: Bool) throws {
        let fixture = try Fixture()
        let video = try Self.add("Tram in Lisbon", "past the café 🌊 夜の東京タワー", fixture)
        #expect(try Self.found(text, fixture) == (isFound ? [video] : []))
    }

    @Test("finds the prompts of takes that differ from the video's, and says where")
    func takes() throws {
        let fixture = try Fixture()
        let press = fixture.request("t", prompt: "gulls above the harbour")
        _ = try fixture.store.press(press, at: Fixture.noon)
        let hit = try #require(try fixture.store.search(LibrarySearch(text: "harb"), after: nil).items.first)
        #expect(hit.takes.contains(TextRun("harbour", isMatch: true)))
        #expect(hit.title == [TextRun("Waves")] && hit.project.title == "Coast")
        #expect(try fixture.store.search(LibrarySearch(text: "waves"), after: nil).items.first?.takes == [])
    }

    @Test("passes over the trash, by itself or with its project, and comes back from there")
    func trash() throws {
        let fixture = try Fixture()
        let (store, video) = (fixture.store, fixture.video.id)
        #expect(try store.trash(video, at: Fixture.noon))
        #expect(try Self.found("waves", fixture).isEmpty)
        #expect(try store.restore(video))
        #expect(try store.trash(fixture.project.id, at: Fixture.noon))
        #expect(try Self.found("waves", fixture).isEmpty && Self.found("", fixture).isEmpty)
        #expect(try store.restore(fixture.project.id))
        #expect(try Self.found("waves", fixture) == [video])
    }

    @Test("has filters that hold together for one take")
    func filters() throws {
        let fixture = try Fixture()
        let other = try Self.add("Empty", "", fixture)
        let take = try fixture.pressed("a")
        _ = try fixture.pressed("b", to: fixture.simulated.server, at: Fixture.noon + .hours(48))
        #expect(try fixture.store.setStar(true, on: take.id, at: Fixture.noon))
        func found(_ change: (inout LibrarySearch) -> Void) throws -> [VideoID] {
            var search = LibrarySearch()
            change(&search)
            return try fixture.store.search(search, after: nil).items.map(\.summary.video.id)
        }
        let video = fixture.video.id
        #expect(try found { _ in } == [other, video])
        #expect(try found { $0.takes = LibrarySearch.TakeFilter.none } == [other])
        #expect(try found { $0.takes = .state(.queued) } == [video])
        #expect(try found { $0.takes = .state(.failed) } == [])
        #expect(try found { $0.model = "sora-2" } == [video])
        #expect(try found { $0.model = "x" } == [])
        #expect(try found { $0.connection = fixture.simulated.id } == [video])
        #expect(try found { $0.isStarred = true } == [video])
        #expect(
            try found {
                $0.isStarred = true
                $0.connection = fixture.simulated.id
            } == [], "the starred take is another one")
        #expect(try found { $0.from = Fixture.noon + .hours(1) } == [video])
        #expect(
            try found {
                $0.from = Fixture.noon + .hours(1)
                $0.to = Fixture.noon + .hours(2)
            } == [])
        #expect(try found { $0.project = ProjectID(99) } == [])
        #expect(try fixture.store.modelsOfTakes() == ["sora-2"])
    }

    @Test(
        "goes through a long list page by page, in every order, each video once", arguments: LibrarySearch.Sort.allCases
    )
    func pages(sort: LibrarySearch.Sort) throws {
        let fixture = try Fixture()
        var random = SeededRandom(11)
        for number in 1...130 {
            let title = ["b", "A", "a", "C"].randomElement(using: &random)! + (number % 3 == 0 ? "" : "\(number)")
            let video = try Self.add(title, "rain", fixture)
            for take in 0..<Int.random(in: 0...2, using: &random) {
                _ = try fixture.pressed(
                    "\(number) \(take)", estimate: .cents(Int64.random(in: 1...3, using: &random)), video: video)
            }
        }
        for text in ["", "rain"] {
            var seen: [VideoSummary] = []
            var after: VideoID?
            repeat {
                let page = try fixture.store.search(LibrarySearch(text: text, sort: sort), after: after)
                seen += page.items.map(\.summary)
                after = page.next.map { VideoID($0) }
            } while after != nil
            #expect(seen.count == (text.isEmpty ? 131 : 130) && Set(seen.map(\.video.id)).count == seen.count)
            #expect(zip(seen, seen.dropFirst()).allSatisfy { sort.isInOrder($0, $1) })
        }
    }

    @Test("neither doubles nor drops a video where others are added between two pages")
    func inserts() throws {
        let fixture = try Fixture()
        for number in 1...70 {
            let video = try Self.add("\(number % 9) rain", "rain", fixture)
            _ = try fixture.pressed("\(number)", estimate: .cents(Int64(number % 5)), video: video)
        }
        for sort in LibrarySearch.Sort.allCases {
            let search = LibrarySearch(text: "rain", sort: sort)
            let before = try fixture.everything(search)
            let first = try fixture.store.search(search, after: nil)
            for title in ["0 rain", "4 rain", "9 rain"] {
                let video = try Self.add(title, "rain", fixture)
                _ = try fixture.pressed("\(sort) \(title)", estimate: .cents(2), video: video)
            }
            let rest = try fixture.everything(search, after: first.next.map { VideoID($0) })
            let seen = first.items.map(\.summary.video.id) + rest
            #expect(Set(seen).count == seen.count)
            #expect(seen.filter(before.contains) == before)
        }
    }

    @Test("finds projects by words of title and description")
    func projects() throws {
        let fixture = try Fixture()
        _ = try fixture.store.addProject(title: "100% Lisbon", description: "the rainy chapter", at: Fixture.noon)
        for (text, count) in [("lisbon", 1), ("RAINY lis", 1), ("0% l", 1), ("_", 0), ("", 2), ("lisbon desert", 0)] {
            #expect(try fixture.store.projects(matching: text, after: nil).items.count == count, "\(text)")
        }
    }
}

extension Fixture {
    /// All pages from one on.
    fileprivate func everything(_ search: LibrarySearch, after start: VideoID? = nil) throws -> [VideoID] {
        var found: [VideoID] = []
        var after = start
        repeat {
            let page = try store.search(search, after: after)
            found += page.items.map(\.summary.video.id)
            after = page.next.map { VideoID($0) }
        } while after != nil
        return found
    }
}

extension LibrarySearch.Sort {
    fileprivate func isInOrder(_ left: VideoSummary, _ right: VideoSummary) -> Bool {
        let ids = (left.video.id, right.video.id)
        switch self {
        case .newest: return ids.0 > ids.1
        case .oldest: return ids.0 < ids.1
        case .title: return (left.video.title.lowercased(), ids.0) < (right.video.title.lowercased(), ids.1)
        case .cost: return (left.spent, ids.0) > (right.spent, ids.1)
        }
    }
}
