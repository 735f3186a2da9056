import Studio
import Testing

@testable import Storage

@Suite("The connections of an export")
struct ExchangeConnectionTests {
    private static let address = "http://rack:8091/v1"

    private static func archivist(_ store: StudioDatabase, _ folder: TemporaryFolder) throws -> LibraryArchivist {
        LibraryArchivist(store, MediaFolder(try DataFolder(path: folder.path)))
    }

    private static func draft(_ name: String) -> ConnectionDraft {
        ConnectionDraft(
            name: name, kind: .vllmOmni, address: address, keySource: .none, keyFingerprint: "", runningLimit: 1,
            webhookHost: nil)
    }

    /// An export of two projects whose takes were made at a server that was removed since.
    private static func export(in folder: TemporaryFolder) throws -> String {
        let fixture = try Fixture()
        let draft = draft("Old rack")
        let rack = try #require(try fixture.store.addConnection(draft, offers: Catalog.sora, at: Fixture.noon))
        let other = try fixture.store.addProject(title: "Other", description: "", at: Fixture.noon)
        let video = try #require(
            try fixture.store.addVideo(to: other.id, title: "Elsewhere", prompt: "", at: Fixture.noon))
        for (token, video) in [("one", fixture.video.id), ("two", video.id)] {
            let take = try fixture.pressed(token, to: rack.server, video: video)
            try fixture.apply(.cancelled, to: take.id)
        }
        #expect(try fixture.store.removeConnection(rack.id, at: Fixture.noon))
        return try written(try archivist(fixture.store, fixture.folder), in: folder)
    }

    private static func written(_ archivist: LibraryArchivist, in folder: TemporaryFolder) throws -> String {
        let source = try #require(try archivist.export(nil, at: Fixture.noon)).source
        var bytes = [UInt8](repeating: 0, count: Int(source.length))
        var count = 0
        while count < bytes.count {
            let read = try bytes.withUnsafeMutableBytes { try source.read(into: .init(rebasing: $0[count...])) }
            if read == 0 { break }
            count += read
        }
        return try folder.write(bytes, to: "export.zip")
    }

    private static func rows(_ store: StudioDatabase) throws -> [String] {
        try store.database.read { session in
            try session.rows(
                "SELECT name || ', ' || address || iif(removed_at IS NULL, '', ', gone') AS line FROM connections"
                    + " ORDER BY id"
            ).map { try $0.get("line") }
        }
    }

    @Test("that were removed come in as removed ones, once, and the history keeps their name")
    func removed() throws {
        let folder = try TemporaryFolder()
        let store = try StudioDatabase(path: folder.file("dailies.sqlite"))
        let report = try Self.archivist(store, folder).importLibrary(from: Self.export(in: folder), at: Fixture.noon)
        #expect(report.items.count == 2)
        #expect(try store.connections().map(\.name) == ["Studio server", "Simulator"])
        #expect(try Self.rows(store).last == "Old rack, \(Self.address) (removed, 3), gone")
        #expect(try store.generation(GenerationID(1))?.server.address == Self.address)
        #expect(try store.addConnection(Self.draft("New rack"), offers: [], at: Fixture.noon) != nil)
    }

    @Test("that were removed are the connection here with their kind and address")
    func present() throws {
        let folder = try TemporaryFolder()
        let store = try StudioDatabase(path: folder.file("dailies.sqlite"))
        let rack = try #require(try store.addConnection(Self.draft("My rack"), offers: [], at: Fixture.noon))
        _ = try Self.archivist(store, folder).importLibrary(from: Self.export(in: folder), at: Fixture.noon)
        #expect(try Self.rows(store).filter { $0.contains("rack") } == ["My rack, \(Self.address)"])
        #expect(try store.generation(GenerationID(1))?.server.connection == rack.id)
    }

    @Test("bring their models, prices and limit into an empty studio, but no key, no variable and no name to call")
    func offers() throws {
        let fixture = try Fixture()
        var draft = Self.draft("Rack")
        (draft.runningLimit, draft.webhookHost, draft.keySource) = (4, "rack.example", .environment("RACK_KEY"))
        let rack = try #require(try fixture.store.addConnection(draft, offers: Catalog.sora, at: Fixture.noon))
        let size = SizeOffer(size: ClipSize(width: 832, height: 480), ratePerSecond: .cents(7))
        let offers = [ModelOffer(name: "wan", seconds: [3, 5], sizes: [size])]
        for offer in [offers, []] {
            try fixture.store.setOffers(offers + offer, of: fixture.simulated.id, at: Fixture.noon)
        }
        try fixture.store.setOffers(offers, of: rack.id, at: Fixture.noon)
        let folder = try TemporaryFolder()
        let store = try StudioDatabase(path: folder.file("dailies.sqlite"))
        let simulator = try store.ensureConnection(
            name: "Simulator", kind: .simulator, address: ServerIdentity.embeddedSimulatorAddress, keyFingerprint: "",
            keySource: .none, offers: Catalog.sora, makeDefault: true, at: Fixture.noon + .hours(1))
        let path = try Self.written(try Self.archivist(fixture.store, fixture.folder), in: folder)
        _ = try Self.archivist(store, folder).importLibrary(from: path, at: Fixture.noon)
        let came = try #require(try store.connections().first { $0.name == "Rack" })
        #expect(came.runningLimit == 4 && came.keySource == .none && came.webhookHost == nil)
        for id in [came.id, simulator.id] {
            #expect(try store.catalog(of: id, asOf: nil).models == offers)
        }
        #expect(try store.defaultConnection().name == "Studio server")
    }

    @Test("let their characters come along when they get their key again")
    func characters() throws {
        let fixture = try Fixture()
        _ = try fixture.store.addCharacter(
            "char_1", name: "Ana", from: nil, at: fixture.real.server, now: Fixture.noon)
        let folder = try TemporaryFolder()
        let path = try Self.written(try Self.archivist(fixture.store, fixture.folder), in: folder)
        let store = try StudioDatabase(path: folder.file("dailies.sqlite"))
        let report = try Self.archivist(store, folder).importLibrary(from: path, at: Fixture.noon)
        #expect(report.common.characters == 1)
        let came = try #require(try store.connections().first { $0.name == "Studio server" })
        #expect(try store.characters(at: came.server).map(\.name) == ["Ana"])
        let draft = ConnectionDraft(
            name: came.name, kind: .openai, address: came.server.address, keySource: .file, keyFingerprint: "new",
            runningLimit: 1, webhookHost: nil)
        let keyed = try #require(try store.changeConnection(came.id, to: draft))
        #expect(try store.characters(at: keyed.server).map(\.name) == ["Ana"])
    }
}
