import Foundation
import SQLite
import Studio
import Testing

@testable import Storage

@Suite("Erasing a generation's files")
struct EraseTests {
    @Test("removes the film, its pictures and its sidecar, and nothing else")
    func files() throws {
        let temporary = try TemporaryFolder()
        let folder = try DataFolder(path: temporary.file("data"))
        for name in ["1.mp4", "1.webp", "1.jpg", "1.json", "1.spritesheet.jpg", "1.mp4.part", "11.mp4"] {
            try Data("x".utf8).write(to: URL(filePath: folder.media + "/" + name))
        }
        try MediaFolder(folder).erase(GenerationID(1))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.media) == ["11.mp4"])
    }
}

@Suite("Emptying the trash")
struct ErasureTests {
    private static let secret = "Zanzibarqueen"

    /// A studio with one take that failed and one film, in which the word stands wherever words of a person, of a
    /// server or of a file can; and with another film that goes by the same picture.
    private struct Seed {
        let library: ExportLibrary
        let film, failed, other: Generation
        /// Of the erased take alone, and of both.
        let picture, shared: StoredReference

        init() throws {
            library = try ExportLibrary()
            let (fixture, secret) = (try library.fixture, ErasureTests.secret)
            picture = try library.media.storeReference(Picture("PNG", .png).bytes())
            shared = try library.media.storeReference(Picture("JPEG", .jpeg).bytes())
            let video = try #require(
                try library.store.addVideo(
                    to: fixture.project.id, title: secret, prompt: "a \(secret)", at: Fixture.noon))
            let images = [picture, shared].map {
                ReferenceImage(
                    type: $0.type, storedName: $0.storedName, sha256: $0.sha256,
                    origin: .init(picture: $0, fit: .crop))
            }
            let extras: [String: JSONValue] = ["negative_prompt": .string("no \(secret)")]
            film = try library.complete("film", video: video.id, references: images, extras: extras)
            other = try library.complete("other", references: [images[1]])
            failed = try fixture.pressed("failed", video: video.id)
            let refusal = Problem(code: "moderation", message: "“\(secret)” is not allowed.")
            try fixture.apply(.taken(fence: .empty), .refused(refusal), to: failed.id)
            let line = LogEntry(kind: .wire, text: "→ {\"prompt\": \"\(secret)\"}")
            try library.store.log(line, for: film.id, at: Fixture.noon)
            try library.store.database.write { session in
                try session.execute(
                    "INSERT INTO deferrals (connection, generation, code, message, at, until) VALUES (1, ?, 'x', ?, 1, 2)",
                    film.id, secret)
            }
            _ = try library.store.trash(video.id, at: Fixture.noon)
        }

        func files() throws -> [String] {
            try (Files.names(in: library.media.media) + Files.names(in: library.media.references)).sorted()
        }

        /// Whether the word stands anywhere in the database's files.
        func knowsTheWord() throws -> Bool {
            let names = ["", "-wal"].map { library.store.path + $0 }.filter(Files.exists)
            return try names.contains { try Data(bytes(of: $0)).range(of: Data(ErasureTests.secret.utf8)) != nil }
        }
    }

    @Test("leaves no word of it in the database's files, no film and no picture, and every amount")
    func thorough() throws {
        let seed = try Seed()
        let (store, archivist) = (seed.library.store, seed.library.archivist)
        let bill = try store.usage(at: Fixture.noon)
        #expect(try seed.knowsTheWord())
        let emptied = try store.emptyTrash(at: Fixture.noon)
        #expect(emptied.erased == [seed.film.id, seed.failed.id])
        #expect(emptied.pictures == [seed.picture.storedName])
        #expect(archivist.remove(emptied).isEmpty)
        #expect(try !seed.knowsTheWord())
        let kept = ["mp4", "webp", "spritesheet.jpg", "json"].map { "\(seed.other.id).\($0)" }
        #expect(try seed.files() == (kept + [seed.shared.storedName]).sorted())
        #expect(try store.usage(at: Fixture.noon) == bill)
        let take = try #require(try store.generation(seed.film.id))
        #expect(take.charge == seed.film.charge && take.jobID == seed.film.jobID && take.media == seed.film.media)
        #expect(take.settings.model == seed.film.settings.model && take.settings.references.isEmpty)
        #expect(try store.removals().takes.isEmpty && store.removals().pictures.isEmpty)
    }

    @Test("that is cut off before a file went is ended at the next start, and nothing becomes a stray")
    func cutOff() throws {
        let seed = try Seed()
        _ = try seed.library.store.emptyTrash(at: Fixture.noon)
        #expect(Files.exists(seed.library.media.path(of: .video, of: seed.film.id)))
        let again = try StudioDatabase(path: seed.library.store.path)
        #expect(try LibraryArchivist(again, seed.library.media).finishRemovals().isEmpty)
        #expect(try !seed.files().contains { $0.hasPrefix("\(seed.film.id).") || $0 == seed.picture.storedName })
        #expect(try seed.files().contains("\(seed.other.id).mp4"))
        #expect(try seed.library.media.setStraysAside(again.hasJob).isEmpty)
    }

    @Test("says what could not be removed, and tries it again")
    func stuck() throws {
        let seed = try Seed()
        let sheet = seed.library.media.path(of: .spritesheet, of: seed.film.id)
        try FileManager.default.removeItem(atPath: sheet)
        try FileManager.default.createDirectory(atPath: sheet, withIntermediateDirectories: false)
        let emptied = try seed.library.store.emptyTrash(at: Fixture.noon)
        #expect(seed.library.archivist.remove(emptied).map(\.code) == ["file_error"])
        #expect(try seed.library.store.removals().takes == [seed.film.id])
        try FileManager.default.removeItem(atPath: sheet)
        #expect(try seed.library.archivist.finishRemovals().isEmpty)
        #expect(try seed.library.store.removals().takes.isEmpty)
    }

    @Test("by the program before this one is made as thorough when its database is opened")
    func before() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("dailies.sqlite")
        let old = try Database(path: path)
        try old.migrate(Array(Schema.migrations.prefix { !$0.name.hasSuffix("removals") }))
        try old.write { session in
            try session.execute(
                script: """
                    INSERT INTO projects (title, description, created_at) VALUES ('Coast', '', 1);
                    INSERT INTO videos (project, title, prompt, created_at, trashed_at, erased_at)
                        VALUES (1, '(erased)', '', 1, 2, 2), (1, 'Kept', '', 1, NULL, NULL);
                    INSERT INTO connections (name, kind, address, key_fingerprint, key_source, running_limit)
                        VALUES ('Rack', 'vllm_omni', 'http://rack/v1', '', 'none', 1);
                    INSERT INTO generations (video, connection, server_kind, server_address, key_fingerprint, model,
                        seconds, size, created_at, state, problem_code, problem_message, completed_at, charge_kind,
                        charge_amount, settings)
                    SELECT id, 1, 'vllm_omni', 'http://rack/v1', '', 'm', 4, '720x1280', 1, 'failed', 'x', 'Words', 2,
                        'refused', 0, '{"prompt":"(erased)","model":"m","seconds":4,"size":"720x1280","extras":{"a":1}}'
                    FROM videos;
                    INSERT INTO events (generation, kind, text, at) SELECT id, 'wire', 'Words', 1 FROM generations;
                    """)
        }
        let store = try StudioDatabase(path: path)
        #expect(try store.removals().takes == [GenerationID(1)])
        let extras = try [1, 2].map { try store.generation(GenerationID($0))?.settings.extras }
        #expect(extras == [[:], ["a": .integer(1)]])
        #expect(try [1, 2].map { try store.entries(of: GenerationID($0)).count } == [0, 1])
        #expect(try store.generation(GenerationID(1))?.problem?.message == "(erased)")
    }
}
