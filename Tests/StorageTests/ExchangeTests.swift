import Foundation
import SQLite
import Studio
import Testing
import Zip

@testable import Storage

@Suite("Export and import")
struct ExchangeTests {
    @Test("wiped and imported again, a library is the same in every row and every byte")
    func roundTrip() throws {
        let old = try ExportLibrary.filled()
        let path = try old.export()
        let new = try ExportLibrary(isEmpty: true)
        let report = try new.archivist.importLibrary(from: path, at: Fixture.noon)
        #expect(
            report.items == [
                ImportReport.Item(title: "Coast", outcome: .imported(ProjectID(1), takes: 4, films: 2))
            ])
        #expect(try new.contents() == old.contents())
        #expect(try new.hashes() == old.hashes())
        #expect(try new.hashes().count == 8)
        #expect(try new.store.usage(at: Fixture.noon).total == old.store.usage(at: Fixture.noon).total)
        let take = try #require(try new.store.generation(GenerationID(1)))
        #expect(try new.media.finished(take.id) == take.media)
        #expect(Files.exists(new.media.sidecarPath(of: take.id)))
        #expect(try new.store.search(LibrarySearch(text: "second"), after: nil).items.count == 1)
        #expect(try new.usedWords() == old.usedWords())
        #expect(try Files.names(in: new.media.temporary).isEmpty)
    }

    @Test("is taken in once, from the same library and from another, and again after it was erased")
    func twice() throws {
        let old = try ExportLibrary.filled()
        let path = try old.export()
        #expect(
            try old.archivist.importLibrary(from: path, at: Fixture.noon).items.map(\.outcome) == [.known(ProjectID(1))]
        )
        let new = try ExportLibrary(isEmpty: true)
        _ = try new.archivist.importLibrary(from: path, at: Fixture.noon)
        let before = try new.contents()
        #expect(
            try new.archivist.importLibrary(from: path, at: Fixture.noon).items.map(\.outcome) == [.known(ProjectID(1))]
        )
        // What was exported here is known where it came from.
        let back = try new.export()
        #expect(
            try old.archivist.importLibrary(from: back, at: Fixture.noon).items.map(\.outcome) == [.known(ProjectID(1))]
        )
        #expect(try new.contents() == before)
    }

    @Test("is not taken for another project that got its number in a database that was put back")
    func sameNumber() throws {
        let old = try ExportLibrary.filled()
        let path = try old.export()
        let number = try old.store.database.read { session in
            try session.value("SELECT value FROM settings WHERE name = 'library'", as: Int64.self)
        }
        let restored = try ExportLibrary(isEmpty: true)
        try restored.store.database.write { session in
            try session.execute("UPDATE settings SET value = ? WHERE name = 'library'", number)
        }
        _ = try restored.store.addProject(title: "Later", description: "", at: Fixture.noon + .hours(1))
        let items = try restored.archivist.importLibrary(from: path, at: Fixture.noon).items
        #expect(items.map(\.outcome) == [.imported(ProjectID(2), takes: 4, films: 2)])
    }

    @Test("beside other projects has numbers of its own, and one project goes out alone")
    func beside() throws {
        let old = try ExportLibrary.filled()
        let other = try old.store.addProject(title: "Other", description: "", at: Fixture.noon)
        _ = try old.store.addVideo(to: other.id, title: "Elsewhere", prompt: "", at: Fixture.noon)
        let path = try old.export(old.fixture.project.id)
        let new = try ExportLibrary.filled()
        let before = try new.store.usage(at: Fixture.noon).total.committed
        // The jobs are the same ones: two rows may not own them.
        let refused = try new.archivist.importLibrary(from: path, at: Fixture.noon).items
        guard case .refused(let problem) = refused[0].outcome else { throw Unexpected(refused) }
        #expect(problem.code == "job_known" && refused.count == 1)
        #expect(try new.store.usage(at: Fixture.noon).total.committed == before)
        let bare = try ExportLibrary(isEmpty: true)
        let first = try bare.store.addProject(title: "Mine", description: "", at: Fixture.noon)
        let items = try bare.archivist.importLibrary(from: path, at: Fixture.noon).items
        #expect(items.map(\.outcome) == [.imported(ProjectID(first.id.rawValue + 1), takes: 4, films: 2)])
        #expect(try bare.store.projects().map(\.project.title) == ["Coast", "Mine"])
    }

    @Test("takes each project's own pictures and records along")
    func severalProjects() throws {
        let old = try ExportLibrary()
        let picture = try old.media.storeReference(Picture("PNG", .png).bytes())
        let sent = ReferenceImage(
            type: .png, storedName: picture.storedName, sha256: picture.sha256,
            origin: .init(picture: picture, fit: .crop))
        let other = try old.store.addProject(title: "Other", description: "", at: Fixture.noon)
        let video = try #require(
            try old.store.addVideo(to: other.id, title: "Elsewhere", prompt: "", at: Fixture.noon))
        let presses = [
            try old.fixture.request("first", prompt: "alpha"),
            try old.fixture.request("second", prompt: "beta", video: video.id, references: [sent]),
        ]
        for press in presses { _ = try old.store.press(press, at: Fixture.noon) }
        let new = try ExportLibrary(isEmpty: true)
        let items = try new.archivist.importLibrary(from: try old.export(), at: Fixture.noon).items
        #expect(items.count == 2)
        #expect(try Files.names(in: new.media.references) == [picture.storedName])
        for (word, number) in [("alpha", Int64(1)), ("beta", 2)] {
            let found = try new.store.search(LibrarySearch(text: word), after: nil).items
            let newest = try #require(found.first?.summary.newest)
            let log = try old.events(of: number)
            #expect(try !log.isEmpty && new.events(of: newest.id.rawValue) == log)
        }
    }

    @Test("carries no key and no fingerprint of one, and no path")
    func secrets() throws {
        let library = try ExportLibrary.filled()
        let archive = try ZipArchive(path: try library.export())
        for entry in archive.entries.values where !entry.name.hasPrefix("films") {
            let text = String(decoding: try archive.bytes(of: entry, limit: 1 << 20), as: UTF8.self)
            #expect(!text.contains("key_fingerprint") && !text.contains("\"f1\""))
            #expect(!text.contains(library.folder.path))
        }
    }

    @Test("sends nothing by itself that waited or was on the wire there")
    func unfinished() throws {
        let old = try ExportLibrary()
        _ = try old.fixture.pressed("queued")
        try old.fixture.apply(.taken(fence: .empty), to: try old.fixture.pressed("sent").id)
        let running = try old.fixture.pressed("running").id
        try old.fixture.store.database.write { session in
            try session.execute(
                "UPDATE generations SET state = 'uncertain', problem_code = 'x', problem_message = 'x' WHERE id = 2")
        }
        try old.fixture.apply(.taken(fence: .empty), .accepted(.job()), to: running)
        let new = try ExportLibrary(isEmpty: true)
        _ = try new.archivist.importLibrary(from: try old.export(), at: Fixture.noon)
        #expect(try new.store.unfinished().map(\.state) == [.held, .uncertain, .inProgress])
        #expect(try new.store.unfinished().first?.problem?.code == "imported")
        #expect(try new.store.connections().map(\.server.keyFingerprint) == ["", ""])
    }

    @Test("that is cut off once its files stand in their places leaves none of them, and comes in whole the next time")
    func cutOff() throws {
        let old = try RichLibrary().library
        let path = try old.export()
        let new = try ExportLibrary(isEmpty: true)
        let archive = try IncomingArchive(path: path)
        for index in archive.units.indices {
            let unit = try IncomingUnit(
                index, of: archive, archive.units[index], unpackTo: new.media.freshTemporary(".incoming"))
            let placing = try PlacedFiles(unit, new.media)
            let numbers = try new.store.database.write { session in
                let numbers = try ImportNumbers(unit, keeps: true, session)
                try placing.record(numbers, session)
                return numbers
            }
            try placing.place(numbers)
        }
        #expect(try new.hashes().count == old.hashes().keys.filter { !$0.hasSuffix(".json") }.count)
        let again = try StudioDatabase(path: new.store.path)
        let archivist = LibraryArchivist(again, new.media)
        #expect(try archivist.finishRemovals().isEmpty)
        #expect(try new.hashes().isEmpty && new.media.setStraysAside(again.hasJob).isEmpty)
        _ = try archivist.importLibrary(from: path, at: Fixture.noon)
        #expect(try new.hashes() == old.hashes())
        #expect(try TableDump(again).tables["videos"] == TableDump(old.store).tables["videos"])
    }

    @Test("that is cut off between two projects goes on where it was, with the same numbers and the settings")
    func goesOn() throws {
        let old = try RichLibrary().library
        let path = try old.export()
        var cut = try Repacked(path)
        let units = try IncomingArchive(path: path).units
        #expect(units.count > 1)
        cut.members["projects/\(units[units.count - 1][0].number).jsonl"] = nil
        let new = try ExportLibrary(isEmpty: true)
        _ = try new.archivist.importLibrary(from: try cut.write(in: new.folder), at: Fixture.noon)
        #expect(try new.store.limits() == SpendingLimits())
        _ = try new.archivist.importLibrary(from: path, at: Fixture.noon)
        let (went, came) = (try TableDump(old.store).exported(), try TableDump(new.store).exported())
        for table in ["projects", "videos", "stars", "ledger", "events", "settings", "characters", "used_prompts"] {
            #expect(went[table] == came[table], "\(table)")
        }
    }

    @Test("that nobody reads to its end leaves nothing behind")
    func abandoned() throws {
        let library = try ExportLibrary.filled()
        var source: (any ByteSource)? = try library.archivist.export(nil, at: Fixture.noon)?.source
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 100, alignment: 16)
        defer { buffer.deallocate() }
        #expect(try source?.read(into: buffer) == 100)
        #expect(try !Files.names(in: library.media.temporary).isEmpty)
        source = nil
        #expect(try Files.names(in: library.media.temporary).isEmpty)
    }

    @Test("is refused when it is no export", arguments: ["no zip at all", ""])
    func noExport(text: String) throws {
        let library = try ExportLibrary()
        let path = try library.folder.write(Array(text.utf8), to: "x.zip")
        #expect(throws: Problem.self) { try library.archivist.importLibrary(from: path, at: Fixture.noon) }
    }

    @Test("of a project that is not there is none")
    func noProject() throws {
        let library = try ExportLibrary()
        #expect(try library.archivist.export(ProjectID(99), at: Fixture.noon)?.source.length == nil)
    }

    @Test("leaves a backup that opens as the same library")
    func backup() throws {
        let library = try ExportLibrary.filled()
        let path = try library.archivist.backup()
        #expect(try StudioDatabase(path: path).usage(at: Fixture.noon) == library.store.usage(at: Fixture.noon))
    }

    @Test("tells what lies on the disk, and what emptying the trash frees")
    func diskUse() throws {
        let library = try ExportLibrary.filled()
        let before = try library.archivist.diskUse()
        let films = try Files.names(in: library.media.media).filter { $0.hasSuffix(".mp4") }
        #expect(before.films == films.reduce(0) { $0 + (Files.size(library.media.media + "/" + $1) ?? 0) })
        #expect(before.films > 0 && before.pictures > 0 && before.sidecars > 0 && before.database > 0)
        #expect(before.trash == 0 && (before.free ?? 0) > 0)
        _ = try library.store.trash(library.fixture.project.id, at: Fixture.noon)
        #expect(try library.archivist.diskUse().trash == before.films + before.pictures + before.sidecars)
    }
}
