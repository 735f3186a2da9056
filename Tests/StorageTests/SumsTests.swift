import SQLite
import Studio
import Testing

@testable import Storage

@Suite("The sums of a video")
struct SumsTests {
    @Test("follow it through takes, moves, copies and the trash")
    func life() throws {
        let fixture = try Fixture()
        let store = fixture.store
        try store.expectSums()
        let take = try fixture.pressed("one")
        _ = try fixture.pressed("free", to: fixture.simulated.server)
        _ = try fixture.pressed("unknown", estimate: nil)
        try store.expectSums()
        try fixture.apply(
            .taken(fence: .empty), .accepted(.job("1")), .polled(.job("1", .finished, cost: .cents(90))),
            .fetched(.film), to: take.id)
        try store.expectSums()
        let other = try store.addProject(title: "Other", description: "", at: Fixture.noon)
        #expect(try store.move(fixture.video.id, to: other.id))
        _ = try store.duplicate(fixture.video.id, at: Fixture.noon)
        try store.expectSums()
        #expect(try store.project(other.id, after: nil)?.summary.spent == .cents(90))
        #expect(try store.project(other.id, after: nil)?.summary.poster == take.id)
        #expect(try store.commitments(in: other.id, at: Fixture.noon).project == .cents(90))
        #expect(try store.newestTake(in: other.id)?.settings == take.settings)
        #expect(try store.trash(fixture.video.id, at: Fixture.noon))
        try store.expectSums()
        let summary = try store.project(other.id, after: nil)?.summary
        #expect(summary?.videos == 1 && summary?.active == 0 && summary?.poster == nil && summary?.spent == .cents(90))
        #expect(try store.restore(fixture.video.id))
        try store.expectSums()
    }

    @Test("are made of what was there before them")
    func migration() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("old.sqlite")
        do {
            let old = try Database(path: path)
            try old.migrate(Array(Schema.migrations.prefix { !$0.name.hasSuffix("sums") }))
            try old.write { session in try session.execute(script: Self.rows) }
        }
        let store = try StudioDatabase(path: path)
        try store.expectSums()
        let contents = try #require(try store.project(ProjectID(1), after: nil))
        #expect(contents.summary.spent == .cents(90) && contents.summary.poster == GenerationID(1))
        #expect(contents.videos.map(\.takes) == [2] && contents.summary.active == 1)
        let dearest = try store.search(LibrarySearch(sort: .cost), after: nil).items.map(\.summary.spent)
        #expect(dearest == [.cents(90)])
        #expect(try store.usage(at: Fixture.noon).total.spent == .cents(40))
    }

    /// One video with a completed take of 40 cents and one that waits for 50, and another video in the trash.
    private static let rows = """
        INSERT INTO projects (title, description, created_at) VALUES ('p', '', 1);
        INSERT INTO videos (project, title, prompt, created_at, trashed_at)
            VALUES (1, 'Ferry', 'on the Tejo', 1, NULL), (1, 'Tram', 'uphill', 1, 2);
        INSERT INTO video_index (rowid, title, prompt, takes) VALUES (1, 'Ferry', 'on the Tejo', '');
        INSERT INTO connections (name, kind, address, key_fingerprint, key_source, running_limit)
            VALUES ('c', 'openai', 'https://video.example/v1', '', 'none', 2);
        INSERT INTO generations (video, connection, server_kind, server_address, key_fingerprint, model, seconds, size,
                created_at, settings, estimate, charge_amount, charge_kind, state, job_id, submitted_at, completed_at,
                fence_kind, media_bytes, media_sha256)
            VALUES (1, 1, 'openai', 'https://video.example/v1', '', 'sora-2', 4, '1280x720', 1,
                    '{"prompt":"a","model":"sora-2","seconds":4,"size":"1280x720"}', 400000, 400000, 'estimated',
                    'completed', 'job', 2, 3, 'empty', 9, printf('%064d', 0)),
                (1, 1, 'openai', 'https://video.example/v1', '', 'sora-2', 4, '1280x720', 1,
                    '{"prompt":"a","model":"sora-2","seconds":4,"size":"1280x720"}', 500000, 500000, 'reserved',
                    'queued', NULL, NULL, NULL, NULL, NULL, NULL);
        """
}
