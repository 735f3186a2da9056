import Foundation
import SQLite
import Studio
import Testing
import Zip

@testable import Storage

@Suite("Export and import")
struct ExchangeTests {
    /// A library with films, in a data folder of its own.
    private final class Library {
        let folder: TemporaryFolder
        let data: DataFolder
        let store: StudioDatabase
        let media: MediaFolder
        let archivist: LibraryArchivist
        private let filling: Fixture?

        var fixture: Fixture {
            get throws { try #require(filling) }
        }

        /// - Parameter isEmpty: without a project, a video and connections.
        init(isEmpty: Bool = false) throws {
            folder = try TemporaryFolder()
            data = try DataFolder(path: folder.path)
            filling = isEmpty ? nil : try Fixture(path: data.database)
            store = try filling?.store ?? StudioDatabase(path: data.database)
            media = MediaFolder(data)
            archivist = LibraryArchivist(store, media)
        }

        /// A completed take with a film, two pictures and a sidecar.
        func complete(_ token: String, video: VideoID? = nil, parent: Lineage? = nil) throws -> Generation {
            let press = try fixture.request(token, prompt: "“\(token)” – =1+1\n✓", video: video, parent: parent)
            guard case .saved(let take) = try store.press(press, at: Fixture.noon) else { throw Unexpected(press) }
            let job = RemoteJob.job("job/\(token)+=", .finished, progress: 100, cost: .cents(33))
            try fixture.apply(.taken(fence: .newest("f")), .accepted(job), .polled(job), to: take.id)
            let film = try FilmForm.allCases[Int(take.id.rawValue) % 3].bytes()
            try Data(film).write(to: URL(filePath: media.partial(of: take.id).path))
            let done = try fixture.apply(.fetched(try media.accept(take.id)), to: take.id)
            for (asset, bytes) in [(Asset.thumbnail, Self.webp), (.spritesheet, Self.jpeg)] {
                let path = media.temporaryPath(for: asset, of: take.id)
                try Data(bytes).write(to: URL(filePath: path))
                try media.acceptImage(asset, of: take.id, from: path)
            }
            try media.writeSidecar(of: done)
            try store.log(
                LogEntry(kind: .wire, text: "→ GET /videos \"\(token)\" \u{1}"), for: take.id, at: Fixture.noon)
            return done
        }

        static let webp =
            Array("RIFF".utf8) + [30, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 99, 0, 0]
            + [0, 0, 0, 0]
        static let jpeg: [UInt8] =
            [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 50, 0, 60, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xD9]

        /// Written to a file, as a browser would save it.
        func export(_ project: ProjectID? = nil) throws -> String {
            let source = try #require(try archivist.export(project, at: Fixture.noon)).source
            var bytes: [UInt8] = []
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
            defer { buffer.deallocate() }
            while true {
                let count = try source.read(into: buffer)
                if count == 0 { break }
                bytes += UnsafeRawBufferPointer(rebasing: buffer[..<count])
            }
            #expect(Int64(bytes.count) == source.length)
            return try folder.write(bytes, to: "export-\(UUID().uuidString).zip")
        }

        /// Every row of what an export carries, without what belongs to the place.
        func contents() throws -> [String: [String]] {
            try store.database.read { session in
                var contents: [String: [String]] = [:]
                for table in ExchangeTable.allCases {
                    contents[table.rawValue] = try session.rows(
                        "SELECT \(try table.object(session)) AS line FROM \(table.rawValue) ORDER BY 1"
                    ).map { try $0.get("line") }
                }
                return contents
            }
        }

        func hashes() throws -> [String: String] {
            var hashes: [String: String] = [:]
            for name in try Files.names(in: media.media).sorted() where !name.hasSuffix(".json") {
                hashes[name] = try filmHash(media.media + "/" + name)
            }
            return hashes
        }

        func events(of take: Int64) throws -> [String] {
            try store.database.read { session in
                try session.rows("SELECT text FROM events WHERE generation = ? ORDER BY id", take)
                    .map { try $0.get("text") }
            }
        }

        func usedWords() throws -> [String] {
            try store.usedPrompts(matching: "", after: nil).items.map(\.words)
        }

        private func filmHash(_ path: String) throws -> String {
            "\(try bytes(of: path).hashValue) \(Files.size(path) ?? 0)"
        }
    }

    /// Two videos with takes of several ends, a star, a pick and a lineage.
    private static func filled() throws -> Library {
        let library = try Library()
        let first = try library.complete("first")
        let second = try library.complete("second", parent: Lineage(generation: first.id, relation: .retry))
        let video = try #require(
            try library.store.addVideo(to: library.fixture.project.id, title: "Two", prompt: "p", at: Fixture.noon))
        try library.fixture.apply(.cancelled, to: try library.fixture.pressed("cancelled", video: video.id).id)
        let failed = try library.fixture.pressed("failed", estimate: nil).id
        try library.fixture.apply(.taken(fence: .empty), .refused(.test), to: failed)
        _ = try library.store.setStar(true, on: second.id, at: Fixture.noon)
        _ = try library.store.setPick(true, of: first.id)
        return library
    }

    @Test("wiped and imported again, a library is the same in every row and every byte")
    func roundTrip() throws {
        let old = try Self.filled()
        let path = try old.export()
        let new = try Library(isEmpty: true)
        let report = try new.archivist.importLibrary(from: path, at: Fixture.noon)
        #expect(
            report.items == [
                ImportReport.Item(title: "Coast", outcome: .imported(ProjectID(1), takes: 4, films: 2))
            ])
        #expect(try new.contents() == old.contents())
        #expect(try new.hashes() == old.hashes())
        #expect(try new.hashes().count == 6)
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
        let old = try Self.filled()
        let path = try old.export()
        #expect(
            try old.archivist.importLibrary(from: path, at: Fixture.noon).items.map(\.outcome) == [.known(ProjectID(1))]
        )
        let new = try Library(isEmpty: true)
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
        let old = try Self.filled()
        let path = try old.export()
        let number = try old.store.database.read { session in
            try session.value("SELECT value FROM settings WHERE name = 'library'", as: Int64.self)
        }
        let restored = try Library(isEmpty: true)
        try restored.store.database.write { session in
            try session.execute("UPDATE settings SET value = ? WHERE name = 'library'", number)
        }
        _ = try restored.store.addProject(title: "Later", description: "", at: Fixture.noon + .hours(1))
        let items = try restored.archivist.importLibrary(from: path, at: Fixture.noon).items
        #expect(items.map(\.outcome) == [.imported(ProjectID(2), takes: 4, films: 2)])
    }

    @Test("beside other projects has numbers of its own, and one project goes out alone")
    func beside() throws {
        let old = try Self.filled()
        let other = try old.store.addProject(title: "Other", description: "", at: Fixture.noon)
        _ = try old.store.addVideo(to: other.id, title: "Elsewhere", prompt: "", at: Fixture.noon)
        let path = try old.export(old.fixture.project.id)
        let new = try Self.filled()
        let before = try new.store.usage(at: Fixture.noon).total.committed
        // The jobs are the same ones: two rows may not own them.
        let refused = try new.archivist.importLibrary(from: path, at: Fixture.noon).items
        guard case .refused(let problem) = refused[0].outcome else { throw Unexpected(refused) }
        #expect(problem.code == "job_known" && refused.count == 1)
        #expect(try new.store.usage(at: Fixture.noon).total.committed == before)
        let bare = try Library(isEmpty: true)
        let first = try bare.store.addProject(title: "Mine", description: "", at: Fixture.noon)
        let items = try bare.archivist.importLibrary(from: path, at: Fixture.noon).items
        #expect(items.map(\.outcome) == [.imported(ProjectID(first.id.rawValue + 1), takes: 4, films: 2)])
        #expect(try bare.store.projects().map(\.project.title) == ["Coast", "Mine"])
    }

    @Test("takes each project's own pictures and records along")
    func severalProjects() throws {
        let old = try Library()
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
        let new = try Library(isEmpty: true)
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
        let library = try Self.filled()
        let archive = try ZipArchive(path: try library.export())
        for entry in archive.entries.values where !entry.name.hasPrefix("films") {
            let text = String(decoding: try archive.bytes(of: entry, limit: 1 << 20), as: UTF8.self)
            #expect(!text.contains("key_fingerprint") && !text.contains("\"f1\""))
            #expect(!text.contains(library.folder.path))
        }
    }

    @Test("sends nothing by itself that waited or was on the wire there")
    func unfinished() throws {
        let old = try Library()
        _ = try old.fixture.pressed("queued")
        try old.fixture.apply(.taken(fence: .empty), to: try old.fixture.pressed("sent").id)
        let running = try old.fixture.pressed("running").id
        try old.fixture.store.database.write { session in
            try session.execute(
                "UPDATE generations SET state = 'uncertain', problem_code = 'x', problem_message = 'x' WHERE id = 2")
        }
        try old.fixture.apply(.taken(fence: .empty), .accepted(.job()), to: running)
        let new = try Library(isEmpty: true)
        _ = try new.archivist.importLibrary(from: try old.export(), at: Fixture.noon)
        #expect(try new.store.unfinished().map(\.state) == [.held, .uncertain, .inProgress])
        #expect(try new.store.unfinished().first?.problem?.code == "imported")
        #expect(try new.store.connections().map(\.server.keyFingerprint) == [""])
    }

    @Test(
        "takes nothing when a byte is another, an entry is missing, a row cannot be read or a name leads elsewhere",
        arguments: 0..<6)
    func damage(kind: Int) throws {
        let old = try Self.filled()
        let archive = try ZipArchive(path: try old.export())
        var entries: [ZipEntry] = []
        for entry in archive.entries.values.sorted(by: { $0.name < $1.name }) {
            let name = entry.name
            var bytes = try archive.bytes(of: entry, limit: 1 << 24)
            var text: String { String(decoding: bytes, as: UTF8.self) }
            switch (kind, name) {
            case (0, "films/1.mp4"): bytes[bytes.count / 2] ^= 1
            case (1, "films/1.mp4"): continue
            case (2, "manifest.json"):
                bytes = Array(text.replacingOccurrences(of: "\"kind\":\"film\"", with: "\"kind\":\"reference\"").utf8)
            case (3, "manifest.json"):
                bytes = Array(text.replacingOccurrences(of: "\"generation\":1,", with: "\"generation\":77,").utf8)
            case (4, "events/1.jsonl"):
                bytes = Array("{\"generation\": 1, \"kind\": \"no\", \"text\": \"\", \"at\": 1}\n".utf8)
            case (5, "manifest.json"):
                bytes = Array(text.replacingOccurrences(of: "\\\"prompt\\\":", with: "\\\"words\\\":").utf8)
            default: break
            }
            entries.append(ZipEntry(name: name, bytes: bytes, modified: 0))
        }
        let stream = ZipStream(entries)
        var whole = [UInt8](repeating: 0, count: Int(stream.length))
        let count = try whole.withUnsafeMutableBytes { try stream.read(into: $0) }
        #expect(count == whole.count)
        let new = try Library(isEmpty: true)
        let items = try new.archivist.importLibrary(
            from: try new.folder.write(whole, to: "damaged.zip"), at: Fixture.noon
        ).items
        if kind == 2 || kind == 3 {
            // What the manifest does not name as the take's own is simply not its film.
            #expect(try Files.names(in: new.media.media).allSatisfy { !$0.contains("/") })
        } else {
            guard case .refused = try #require(items.first).outcome else { throw Unexpected(items) }
            #expect(try new.contents().values.allSatisfy(\.isEmpty))
            #expect(try Files.names(in: new.media.media).isEmpty)
        }
        #expect(try Files.names(in: new.media.temporary).isEmpty)
    }

    @Test("is refused when it is no export", arguments: ["no zip at all", ""])
    func noExport(text: String) throws {
        let library = try Library()
        let path = try library.folder.write(Array(text.utf8), to: "x.zip")
        #expect(throws: Problem.self) { try library.archivist.importLibrary(from: path, at: Fixture.noon) }
    }

    @Test("of a project that is not there is none")
    func noProject() throws {
        let library = try Library()
        #expect(try library.archivist.export(ProjectID(99), at: Fixture.noon)?.source.length == nil)
    }

    @Test("leaves a backup that opens as the same library")
    func backup() throws {
        let library = try Self.filled()
        let path = try library.archivist.backup()
        #expect(try StudioDatabase(path: path).usage(at: Fixture.noon) == library.store.usage(at: Fixture.noon))
    }

    @Test("tells what lies on the disk, and what emptying the trash frees")
    func diskUse() throws {
        let library = try Self.filled()
        let before = try library.archivist.diskUse()
        let films = try Files.names(in: library.media.media).filter { $0.hasSuffix(".mp4") }
        #expect(before.films == films.reduce(0) { $0 + (Files.size(library.media.media + "/" + $1) ?? 0) })
        #expect(before.films > 0 && before.pictures > 0 && before.sidecars > 0 && before.database > 0)
        #expect(before.trash == 0 && (before.free ?? 0) > 0)
        _ = try library.store.trash(library.fixture.project.id, at: Fixture.noon)
        #expect(try library.archivist.diskUse().trash == before.films + before.pictures + before.sidecars)
    }
}
