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
        let source = try #require(try archivist(fixture.store, fixture.folder).export(nil, at: Fixture.noon)).source
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
        #expect(try store.connections().isEmpty)
        #expect(try Self.rows(store) == ["Old rack, \(Self.address) (removed, 1), gone"])
        #expect(try store.generation(GenerationID(1))?.server.address == Self.address)
        #expect(try store.addConnection(Self.draft("New rack"), offers: [], at: Fixture.noon) != nil)
    }

    @Test("that were removed are the connection here with their kind and address")
    func present() throws {
        let folder = try TemporaryFolder()
        let store = try StudioDatabase(path: folder.file("dailies.sqlite"))
        let rack = try #require(try store.addConnection(Self.draft("My rack"), offers: [], at: Fixture.noon))
        _ = try Self.archivist(store, folder).importLibrary(from: Self.export(in: folder), at: Fixture.noon)
        #expect(try Self.rows(store) == ["My rack, \(Self.address)"])
        #expect(try store.generation(GenerationID(1))?.server.connection == rack.id)
    }
}
