import Foundation
import SQLite
import Studio
import Testing

@testable import Storage

@Suite("A project that was erased, imported again")
struct RevivalTests {
    /// Two projects: one with films, a picture, marks and every kind of end, and one that stays.
    private static func filled() throws -> ExportLibrary {
        let library = try ExportLibrary.filled()
        let picture = try library.media.storeReference(Picture("PNG", .png).bytes())
        let image = ReferenceImage(
            type: .png, storedName: picture.storedName, sha256: picture.sha256,
            origin: .init(picture: picture, fit: .crop))
        _ = try library.complete("pictured", references: [image], extras: ["seed": .integer(7)])
        let doubted = try library.fixture.pressed("doubted").id
        try library.fixture.apply(.taken(fence: .empty), .lost(.test), .givenUp(.test), to: doubted)
        for title in ["Empty", "Empty too"] {
            _ = try library.store.addVideo(
                to: library.fixture.project.id, title: title, prompt: title, at: Fixture.noon)
        }
        let other = try library.store.addProject(title: "Stays", description: "", at: Fixture.noon + .hours(1))
        let video = try #require(
            try library.store.addVideo(to: other.id, title: "Stays", prompt: "stays", at: Fixture.noon))
        _ = try library.complete("stays", video: video.id)
        _ = try library.fixture.pressed("same prompt, later", video: video.id)
        return library
    }

    /// All of it, but for numbers that nothing refers to.
    private static func rows(_ library: ExportLibrary) throws -> [String: [String]] {
        try library.store.expectSums()
        let dump = try TableDump(library.store).tables.filter { $0.key != "sqlite_sequence" }
        return dump.reduce(into: [:]) { rows, table in
            let isLoose = ["events", "used_prompts"].contains(table.key)
            rows[table.key] = table.value.map { row in
                row.filter { !isLoose || $0.key != "id" }.map { "\($0)=\($1)" }.sorted().joined(separator: " ")
            }.sorted()
        }
    }

    @discardableResult
    private static func erase(_ library: ExportLibrary, removing: Bool = true) throws -> EmptiedTrash {
        #expect(try library.store.trash(library.fixture.project.id, at: Fixture.noon))
        let emptied = try library.store.emptyTrash(at: Fixture.noon)
        #expect(emptied.kept == 0 && !emptied.erased.isEmpty)
        if removing { #expect(library.archivist.remove(emptied).isEmpty) }
        return emptied
    }

    private static func take(_ path: String, _ library: ExportLibrary) throws -> [ImportReport.Outcome] {
        try library.archivist.importLibrary(from: path, at: Fixture.noon + .hours(2)).items.map(\.outcome)
    }

    @Test("is the same in every row and every byte, costs what it cost, and comes in once", arguments: [true, false])
    func same(isComplete: Bool) throws {
        let library = try Self.filled()
        let path = try library.export(isComplete ? nil : library.fixture.project.id)
        let (rows, hashes) = (try Self.rows(library), try library.hashes())
        let bill = try library.store.usage(at: Fixture.noon)
        let commitments = try library.store.commitments(in: ProjectID(1), at: Fixture.noon)
        for _ in 1...2 {
            try Self.erase(library)
            #expect(try library.hashes().count < hashes.count)
            let outcomes = try Self.take(path, library)
            #expect(outcomes.contains(.imported(ProjectID(1), takes: 6, films: 3)), "\(outcomes)")
            let now = try Self.rows(library)
            for (table, rows) in rows { #expect(now[table] == rows, "\(table)") }
            #expect(try library.hashes() == hashes)
            #expect(try library.store.usage(at: Fixture.noon) == bill)
            #expect(try library.store.commitments(in: ProjectID(1), at: Fixture.noon) == commitments)
            #expect(try Self.take(path, library).contains(.known(ProjectID(1))))
            #expect(try Self.rows(library) == now)
        }
        #expect(try library.store.search(LibrarySearch(text: "second"), after: nil).items.count == 1)
    }

    @Test("comes back where it had come from another library, and its empty videos too")
    func elsewhere() throws {
        let old = try Self.filled()
        let path = try old.export(ProjectID(1))
        let library = try ExportLibrary()
        let outcome = try Self.take(path, library)
        #expect(outcome == [.imported(ProjectID(2), takes: 6, films: 3)])
        let (rows, hashes) = (try Self.rows(library), try library.hashes())
        #expect(try library.store.trash(ProjectID(2), at: Fixture.noon))
        #expect(library.archivist.remove(try library.store.emptyTrash(at: Fixture.noon)).isEmpty)
        #expect(try Self.take(path, library) == outcome)
        #expect(try Self.rows(library) == rows)
        #expect(try library.hashes() == hashes)
    }

    @Test(
        "is known by its jobs and presses where nothing else tells it, also under a new key",
        arguments: [
            "UPDATE settings SET value = 5 WHERE name = 'library'",
            "UPDATE connections SET key_fingerprint = 'changed' WHERE key_fingerprint <> ''",
            "DELETE FROM presses",
        ])
    func signs(change: String) throws {
        let library = try Self.filled()
        let path = try library.export(library.fixture.project.id)
        let bill = try library.store.usage(at: Fixture.noon)
        let count = try Self.rows(library)["generations"]?.count
        try Self.erase(library)
        try library.store.database.write { session in _ = try session.execute(change) }
        guard case .imported(let project, 6, 3) = try Self.take(path, library)[0] else { throw Unexpected(change) }
        #expect(try library.store.usage(at: Fixture.noon) == bill)
        #expect(try Self.rows(library)["generations"]?.count == count)
        #expect(try library.store.commitments(in: project, at: Fixture.noon).project == .cents(99 + 80))
        let titles = try library.store.search(LibrarySearch(text: "Empty"), after: nil).items.map(\.summary.video.title)
        #expect(titles.sorted() == ["Empty", "Empty too"])
    }

    @Test("is known by its jobs alone, and what has none by the video that it stands in")
    func jobs() throws {
        let library = try Self.filled()
        let path = try library.export(library.fixture.project.id)
        let bill = try library.store.usage(at: Fixture.noon).total
        try Self.erase(library)
        try library.store.database.write { session in
            try session.execute("UPDATE settings SET value = 5 WHERE name = 'library'")
            try session.execute("DELETE FROM presses")
        }
        guard case .imported(ProjectID(3), 6, 3) = try Self.take(path, library)[0] else { throw Unexpected(path) }
        #expect(try library.store.usage(at: Fixture.noon).total == bill)
        try library.store.expectSums()
    }

    @Test("keeps what became of it after the export: charges, ends, and takes that the export does not know")
    func newer() throws {
        let library = try ExportLibrary()
        let (store, fixture) = (library.store, try library.fixture)
        let (running, queued) = (try fixture.pressed("running").id, try fixture.pressed("queued").id)
        try fixture.apply(.taken(fence: .empty), .accepted(.job("r")), to: running)
        let path = try library.export()
        try fixture.apply(.polled(.job("r", .finished, cost: .cents(90))), .fetched(.film), to: running)
        try fixture.apply(
            .taken(fence: .empty), .accepted(.job("q")), .polled(.job("q", .finished, cost: .cents(7))),
            .fetched(.film),
            to: queued)
        let later = try fixture.pressed("later").id
        try fixture.apply(.taken(fence: .empty), .lost(.test), .givenUp(.test), to: later)
        let before = try [running, queued, later].map { try #require(try store.generation($0)) }
        let bill = try store.usage(at: Fixture.noon)
        try Self.erase(library)
        #expect(try Self.take(path, library) == [.imported(fixture.project.id, takes: 2, films: 0)])
        let after = try [running, queued, later].map { try #require(try store.generation($0)) }
        #expect(after.map(\.charge) == before.map(\.charge) && after.map(\.state) == before.map(\.state))
        #expect(after.map(\.jobID) == ["r", "q", nil])
        #expect(after.map(\.settings.prompt) == ["waves at dusk", "waves at dusk", "(erased)"])
        #expect(try store.usage(at: Fixture.noon) == bill)
        #expect(try store.unfinished().isEmpty)
        #expect(try library.events(of: running.rawValue).last?.contains("knew it otherwise") == true)
        try store.expectSums()
    }

    @Test("brings a charge along that is not known here, beside what was cancelled")
    func unknownCharge() throws {
        let old = try ExportLibrary()
        _ = try old.complete("film")
        let path = try old.export()
        let library = try ExportLibrary()
        try library.fixture.apply(.cancelled, to: try library.fixture.pressed("film").id)
        try Self.erase(library)
        #expect(try library.store.usage(at: Fixture.noon).total.spent == .zero)
        guard case .imported(_, 1, 1) = try Self.take(path, library)[0] else { throw Unexpected(path) }
        #expect(try library.store.usage(at: Fixture.noon).total.spent == .cents(33))
        #expect(try Files.names(in: library.media.media).contains("2.mp4"))
    }

    @Test("leaves a film in the export whose take did not complete here, and says so")
    func otherwise() throws {
        let old = try ExportLibrary()
        _ = try old.complete("film")
        let path = try old.export()
        let library = try ExportLibrary()
        let take = try library.fixture.pressed("film").id
        let job = RemoteJob.job("job/film+=")
        try library.fixture.apply(.taken(fence: .empty), .accepted(job), to: take)
        try library.fixture.apply(.polled(.job("job/film+=", .ended(.test))), to: take)
        let bill = try library.store.usage(at: Fixture.noon)
        try Self.erase(library)
        guard case .imported(_, 1, 0) = try Self.take(path, library)[0] else { throw Unexpected(path) }
        #expect(try library.store.usage(at: Fixture.noon) == bill)
        #expect(try library.store.generation(take)?.state == .failed)
        #expect(try Files.names(in: library.media.media).isEmpty)
        #expect(try library.events(of: take.rawValue).last?.contains("“films”") == true)
    }

    @Test("that is cut off once its files stand in their places stays erased, and comes in whole the next time")
    func cutOff() throws {
        let library = try Self.filled()
        let path = try library.export(library.fixture.project.id)
        let (rows, hashes) = (try Self.rows(library), try library.hashes())
        try Self.erase(library)
        let (erased, left) = (try Self.rows(library), try library.hashes())
        let archive = try IncomingArchive(path: path)
        let unit = try IncomingUnit(
            0, of: archive, archive.units[0], unpackTo: library.media.freshTemporary(".incoming"))
        let placing = try PlacedFiles(unit, library.media)
        let incoming = try IncomingTakes(unit, of: archive)
        let numbers = try library.store.database.write { session in
            let revival = try Revival(unit, incoming, from: archive.library, session)
            let numbers = try ImportNumbers(unit, revival, keeps: false, session)
            try placing.record(numbers, session)
            return numbers
        }
        #expect(try placing.place(numbers).allSatisfy(Files.exists))
        #expect(try library.hashes().count > left.count)
        let again = try StudioDatabase(path: library.store.path)
        #expect(try LibraryArchivist(again, library.media).finishRemovals().isEmpty)
        #expect(try Self.rows(library) == erased)
        #expect(try library.hashes() == left)
        #expect(try library.media.setStraysAside(again.hasJob).isEmpty)
        _ = try Self.take(path, library)
        #expect(try Self.rows(library) == rows)
        #expect(try library.hashes() == hashes)
    }

    @Test("keeps its files when the trash’s are removed only then, and at the next start")
    func removals() throws {
        let library = try Self.filled()
        let path = try library.export(library.fixture.project.id)
        let hashes = try library.hashes()
        let emptied = try Self.erase(library, removing: false)
        #expect(try library.store.removals().takes == emptied.erased)
        _ = try Self.take(path, library)
        #expect(try library.store.removals().takes.isEmpty)
        #expect(try library.hashes() == hashes)
        #expect(library.archivist.remove(emptied).isEmpty)
        #expect(try library.hashes() == hashes)
        try library.store.database.write { session in try StudioDatabase.recordRemoval(of: emptied.erased[0], session) }
        let again = try StudioDatabase(path: library.store.path)
        #expect(try LibraryArchivist(again, library.media).finishRemovals().isEmpty)
        #expect(try library.hashes() == hashes && again.removals().takes.isEmpty)
    }

    @Test("is taken back from the trash as long as it was not erased")
    func trashed() throws {
        let library = try Self.filled()
        let path = try library.export(library.fixture.project.id)
        #expect(try library.store.trash(library.fixture.project.id, at: Fixture.noon))
        #expect(try Self.take(path, library) == [.trashed(ProjectID(1))])
    }

    @Test("is refused where its takes were videos of their own here, and nothing changes", arguments: [true, false])
    func apart(isTakenOver: Bool) throws {
        let old = try ExportLibrary.filled()
        let path = try old.export()
        let library = try ExportLibrary()
        let project = try isTakenOver ? Self.takeOver(in: library) : Self.press(in: library)
        #expect(try library.store.trash(project, at: Fixture.noon))
        #expect(library.archivist.remove(try library.store.emptyTrash(at: Fixture.noon)).isEmpty)
        let rows = try Self.rows(library)
        guard case .refused(let problem) = try Self.take(path, library)[0] else { throw Unexpected(path) }
        #expect(problem.code == "job_known")
        #expect(try Self.rows(library) == rows)
        #expect(try library.hashes().isEmpty)
    }

    /// Two jobs of the archive, from the server's list.
    private static func takeOver(in library: ExportLibrary) throws -> ProjectID {
        let jobs = ["first", "second"].map { (name: String) in
            RemoteJob(
                id: "job/\(name)+=", status: .running, word: "running", model: "sora-2", seconds: 8,
                size: ClipSize(width: 1280, height: 720), prompt: name)
        }
        let taken = try library.store.importJobs(
            jobs, of: library.fixture.real.server, into: .newProject("Jobs"), at: Fixture.noon)
        for take in taken.takes { try library.fixture.apply(.cancelled, to: take.id) }
        return try #require(taken.project)
    }

    /// The same two jobs as presses.
    private static func press(in library: ExportLibrary) throws -> ProjectID {
        let project = try library.fixture.project.id
        for name in ["first", "second"] {
            let video = try #require(try library.store.addVideo(to: project, title: name, prompt: "", at: Fixture.noon))
            let take = try library.fixture.pressed(name, video: video.id).id
            let job = "job/\(name)+="
            try library.fixture.apply(
                .taken(fence: .empty), .accepted(.job(job)), .polled(.job(job, .ended(.test))), to: take)
        }
        return project
    }
}
