import SQLite
import Studio
import Testing

@testable import Storage

@Suite("The library")
struct LibraryTests {
    @Test("sums a project up: videos, what goes on, poster and real money")
    func projects() throws {
        let fixture = try Fixture()
        let other = try fixture.store.addProject(title: "Desert", description: "dry", at: Fixture.noon)
        let second = try #require(
            try fixture.store.addVideo(to: fixture.project.id, title: "Gulls", prompt: "", at: Fixture.noon))
        let done = try fixture.pressed("a").id
        try fixture.apply(
            .taken(fence: .empty), .accepted(.job("a")), .polled(.job("a", .finished, cost: .cents(75))),
            .fetched(.film), to: done)
        _ = try fixture.pressed("b", video: second.id)
        _ = try fixture.pressed("c", estimate: .cents(999), to: fixture.simulated.server)
        let newest = try fixture.pressed("d", estimate: nil)

        let summaries = try fixture.store.projects()
        let expected = ProjectSummary(
            project: fixture.project, videos: 2, active: 3, poster: done, spent: .cents(155))
        #expect(
            summaries == [
                ProjectSummary(project: other, videos: 0, active: 0, poster: nil, spent: .zero), expected,
            ])
        let contents = try #require(try fixture.store.project(fixture.project.id))
        #expect(contents.summary == expected)
        #expect(contents.videos.map(\.video) == [second, fixture.video])
        #expect(contents.videos.map(\.takes) == [1, 3])
        #expect(contents.videos[1].newest == newest)
        #expect(contents.videos.map(\.poster) == [nil, done])
        #expect(try fixture.store.project(ProjectID(99)) == nil)
    }

    @Test("shows a video with its takes, newest first, and a take with its number")
    func videos() throws {
        let fixture = try Fixture()
        let takes = try ["a", "b", "c"].map { try fixture.pressed($0) }
        let video = try #require(try fixture.store.video(fixture.video.id))
        #expect(video == VideoContents(project: fixture.project, video: fixture.video, takes: takes.reversed()))
        let take = try #require(try fixture.store.take(takes[1].id))
        #expect(
            take
                == TakeContents(
                    project: fixture.project, video: fixture.video, take: takes[1], number: 2, count: 3,
                    newest: takes[2].id))
        #expect(try fixture.store.video(VideoID(99)) == nil)
        #expect(try fixture.store.take(GenerationID(99)) == nil)
    }

    @Test("adds no video to a project that does not exist")
    func noProject() throws {
        let fixture = try Fixture()
        #expect(try fixture.store.addVideo(to: ProjectID(99), title: "t", prompt: "", at: Fixture.noon) == nil)
    }

    @Test("takes names of the longest length in any script, and none longer or empty")
    func names() throws {
        let store = try Fixture().store
        let longest = String(repeating: "🌊", count: Naming.longestTitle)
        let project = try store.addProject(title: longest, description: "", at: Fixture.noon)
        #expect(try store.project(project.id)?.summary.project.title == longest)
        for title in ["", longest + "!"] {
            let error = #expect(throws: SQLiteError.self) {
                try store.addProject(title: title, description: "", at: Fixture.noon)
            }
            #expect(error?.isCheckViolation == true)
        }
    }
}

@Suite("Connections")
struct ConnectionTests {
    @Test("are found again by kind and address, with the key they have now")
    func found() throws {
        let fixture = try Fixture()
        try fixture.store.setPause(.test, of: fixture.real.id, at: Fixture.noon)
        func again(_ fingerprint: String) throws -> Connection {
            try fixture.reopened().ensureConnection(
                name: "Renamed", kind: .openai, address: "https://video.example/v1", keyFingerprint: fingerprint,
                keySource: .none, offers: [], makeDefault: false, at: Fixture.noon)
        }
        let same = try again("f1")
        #expect(same.id == fixture.real.id && same.isDefault && same.name == "Renamed" && same.keySource == .none)
        #expect(same.pause == .test)
        let mended = try again("f2")
        #expect(mended.server.keyFingerprint == "f2")
        #expect(mended.pause == nil)
        #expect(try fixture.store.connections().count == 2)
    }

    @Test("have one default among them")
    func oneDefault() throws {
        let fixture = try Fixture()
        #expect(try fixture.store.defaultConnection() == fixture.real)
        let simulated = try fixture.store.ensureConnection(
            name: "Simulator", kind: .simulator, address: ServerIdentity.embeddedSimulatorAddress, keyFingerprint: "",
            keySource: .none, offers: [], makeDefault: true, at: Fixture.noon)
        #expect(try fixture.store.defaultConnection() == simulated)
        #expect(try fixture.store.connections().filter(\.isDefault) == [simulated])
    }

    @Test("are needed before there is a default")
    func none() throws {
        let folder = try TemporaryFolder()
        let store = try StudioDatabase(path: folder.file("empty.sqlite"))
        #expect(throws: StorageError.noDefaultConnection) { try store.defaultConnection() }
    }

    @Test("leave the server of a generation as it was pressed")
    func frozen() throws {
        let fixture = try Fixture()
        let generation = try fixture.pressed("t")
        _ = try fixture.store.ensureConnection(
            name: "Studio server", kind: .openai, address: "https://video.example/v1", keyFingerprint: "f2",
            keySource: .none, offers: [], makeDefault: true, at: Fixture.noon)
        #expect(try fixture.store.generation(generation.id)?.server == fixture.real.server)
    }
}

@Suite("A price list")
struct CatalogTests {
    @Test("offers what it was seeded with, in that order, and is not seeded twice")
    func seeded() throws {
        let fixture = try Fixture()
        let catalog = try fixture.store.catalog(of: fixture.real.id, asOf: nil)
        #expect(catalog.models == Catalog.sora)
        _ = try fixture.store.ensureConnection(
            name: "x", kind: .openai, address: "https://video.example/v1", keyFingerprint: "",
            keySource: .none, offers: [ModelOffer(name: "other", seconds: [1], sizes: [])], makeDefault: false,
            at: Fixture.noon)
        #expect(try fixture.store.catalog(of: fixture.real.id, asOf: nil) == catalog)
        #expect(try fixture.store.catalog(of: ConnectionID(99), asOf: nil) == Catalog(version: 0, models: []))
    }

    @Test("takes the newest price, keeps the order, and can be read as of an older version")
    func newPrice() throws {
        let fixture = try Fixture()
        let size = ClipSize(width: 720, height: 1280)
        let old = try fixture.store.catalog(of: fixture.real.id, asOf: nil)
        func list(_ rate: Money?) -> [ModelOffer] {
            Catalog.sora.map { offer in
                guard offer.name == "sora-2" else { return offer }
                let sizes = offer.sizes.map { $0.size == size ? SizeOffer(size: size, ratePerSecond: rate) : $0 }
                return ModelOffer(name: offer.name, seconds: offer.seconds, sizes: sizes)
            }
        }
        try fixture.store.setOffers(list(.cents(12)), of: fixture.real.id, at: Fixture.noon)
        let new = try fixture.store.catalog(of: fixture.real.id, asOf: nil)
        #expect(new.version > old.version)
        #expect(new.cost(model: "sora-2", seconds: 8, size: size) == .cents(96))
        #expect(new.models.map { $0.sizes.map(\.size) } == old.models.map { $0.sizes.map(\.size) })
        #expect(try fixture.store.catalog(of: fixture.real.id, asOf: old.version) == old)
        try fixture.store.setOffers(list(nil), of: fixture.real.id, at: Fixture.noon)
        let unknown = try fixture.store.catalog(of: fixture.real.id, asOf: nil)
        #expect(unknown.cost(model: "sora-2", seconds: 8, size: size) == nil)
    }
}
