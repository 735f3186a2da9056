import SQLite
import Studio
import Testing

@testable import Storage

@Suite("The search index")
struct SearchIndexTests {
    @Test("is after random changes what it would be when built anew", arguments: [1, 2, 3])
    func equality(seed: UInt64) throws {
        let fixture = try Fixture()
        let store = fixture.store
        var random = SeededRandom(seed)
        let other = try store.addProject(title: "Other", description: "", at: Fixture.noon)
        var videos = [fixture.video.id]
        var takes: [GenerationID] = []
        for step in 0..<150 {
            let video = videos.randomElement(using: &random)!
            let words = ["waves at dusk", "gulls", "a \"quoted\" tram", "東京の夜 🌊", ""].randomElement(using: &random)!
            switch Int.random(in: 0..<9, using: &random) {
            case 0:
                let project = [fixture.project.id, other.id].randomElement(using: &random)!
                let added = try store.addVideo(to: project, title: "v\(step)", prompt: words, at: Fixture.noon)
                videos += [added?.id].compactMap(\.self)
            case 1: _ = try store.change(video, title: "renamed \(step)", prompt: words)
            case 2: _ = try store.move(video, to: other.id)
            case 3: videos += [try store.duplicate(video, at: Fixture.noon)?.id].compactMap(\.self)
            case 4: _ = try store.trash(video, at: Fixture.noon)
            case 5: _ = try store.restore(video)
            case 6: _ = try store.emptyTrash(at: Fixture.noon)
            case 7: takes = try takes.filter { try store.apply(.cancelled, to: $0, at: Fixture.noon) == nil }
            default:
                guard try store.video(video) != nil else { continue }
                let press = fixture.request("press \(step)", prompt: words.isEmpty ? "x" : words, video: video)
                guard case .saved(let take) = try store.press(press, at: Fixture.noon) else { continue }
                takes.append(take.id)
            }
            try #require(try store.indexIsSound(), "after step \(step)")
        }
        let sought = try store.search(LibrarySearch(text: "gulls"), after: nil).items.map(\.summary.video.id)
        try store.database.write { session in try SearchIndex.rebuild(session) }
        #expect(try store.search(LibrarySearch(text: "gulls"), after: nil).items.map(\.summary.video.id) == sought)
        let copy = fixture.folder.file("copy.sqlite")
        try store.backup(to: copy)
        #expect(try StudioDatabase(path: copy).indexIsSound())
    }

    @Test("is filled from what was there before it")
    func migration() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("old.sqlite")
        let steps = Schema.migrations.prefix { !$0.name.hasSuffix("search") }
        do {
            let old = try Database(path: path)
            try old.migrate(Array(steps))
            try old.write { session in
                try session.execute("INSERT INTO projects (title, description, created_at) VALUES ('p', '', 1)")
                try session.execute(
                    "INSERT INTO videos (project, title, prompt, created_at) VALUES (1, 'Ferry', 'on the Tejo', 1)")
            }
        }
        let store = try StudioDatabase(path: path)
        #expect(try store.search(LibrarySearch(text: "tej"), after: nil).items.count == 1)
        #expect(try store.indexIsSound())
    }

    @Test("forgets the words of what was erased")
    func erased() throws {
        let fixture = try Fixture()
        #expect(try fixture.store.trash(fixture.video.id, at: Fixture.noon))
        _ = try fixture.store.emptyTrash(at: Fixture.noon)
        let left: Int? = try fixture.store.database.read { session in
            try session.value("SELECT count(*) FROM video_index WHERE video_index MATCH 'waves'")
        }
        #expect(left == 0)
    }
}

extension StudioDatabase {
    /// The index holds what the tables say, and its words lead to its rows.
    fileprivate func indexIsSound() throws -> Bool {
        try database.write { session in
            try session.execute("INSERT INTO video_index (video_index) VALUES ('integrity-check')")
            let held = try session.rows("SELECT rowid AS id, title, prompt, takes FROM video_index ORDER BY rowid")
            let wanted = try session.rows("\(SearchIndex.rows) ORDER BY id")
            return held == wanted
        }
    }
}
