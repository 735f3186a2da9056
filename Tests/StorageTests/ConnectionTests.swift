import Foundation
import Studio
import Testing

@testable import Storage

@Suite("Connections and their prices")
struct ConnectionStoreTests {
    let fixture: Fixture
    private let draft = ConnectionDraft(
        name: "Rack 3", kind: .openai, address: "http://rack3:8091/v1", keySource: .file, keyFingerprint: "f9",
        runningLimit: 4)

    init() throws { fixture = try Fixture() }

    private var store: StudioDatabase { fixture.store }

    private func make() throws -> Studio.Connection {
        try #require(try store.addConnection(draft, offers: Catalog.sora, at: Fixture.noon))
    }

    @Test("one is added with its offers, once for each kind and address")
    func added() throws {
        let connection = try make()
        #expect(connection.keySource == .file)
        #expect(connection.runningLimit == 4)
        #expect(try store.catalog(of: connection.id, asOf: nil).models == Catalog.sora)
        #expect(try store.addConnection(draft, offers: [], at: Fixture.noon) == nil)
    }

    @Test("another key or address lets a paused one go on, another name does not")
    func pause() throws {
        let connection = try make()
        try store.setPause(.test, of: connection.id, at: Fixture.noon)
        var changed = draft
        changed.name = "Rack 4"
        #expect(try store.changeConnection(connection.id, to: changed)?.pause == .test)
        changed.keyFingerprint = "f10"
        #expect(try store.changeConnection(connection.id, to: changed)?.pause == nil)
    }

    @Test("one can do what is usual for its kind until a look corrects it; another address forgets the look")
    func capabilities() throws {
        let connection = try make()
        #expect(connection.capabilities == ConnectionKind.openai.preset.capabilities)
        let found = Capabilities(lists: false, deletes: true, remixes: true, assets: [.video, .thumbnail])
        try store.setCapabilities(found, of: connection.id)
        #expect(try fixture.reopened().connection(connection.id)?.capabilities == found)
        var changed = draft
        changed.name = "Rack 4"
        #expect(try store.changeConnection(connection.id, to: changed)?.capabilities == found)
        changed.address = "http://rack4:8091/v1"
        let moved = try store.changeConnection(connection.id, to: changed)
        #expect(moved?.capabilities == ConnectionKind.openai.preset.capabilities)
        #expect(throws: StorageError.self) { try store.setCapabilities(found, of: ConnectionID(99)) }
    }

    @Test("one keeps the name by which its server may call")
    func webhookHost() throws {
        var called = draft
        called.webhookHost = "studio.example"
        let connection = try #require(try store.addConnection(called, offers: [], at: Fixture.noon))
        #expect(connection.webhookHost == "studio.example")
        #expect(try store.changeConnection(connection.id, to: draft)?.webhookHost == nil)
        #expect(try store.changeConnection(connection.id, to: called)?.webhookHost == "studio.example")
    }

    @Test("one is not moved onto another one's address")
    func taken() throws {
        let connection = try make()
        var changed = draft
        changed.address = fixture.real.server.address
        #expect(try store.changeConnection(connection.id, to: changed) == nil)
    }

    @Test("one is removed only when no generation needs it and it is not the usual one; its address is free then")
    func removed() throws {
        let connection = try make()
        let take = try fixture.pressed("t", to: connection.server)
        #expect(try !store.removeConnection(connection.id, at: Fixture.noon))
        #expect(try store.unfinishedCount(of: connection.id) == 1)
        try fixture.apply(.cancelled, to: take.id)
        #expect(try !store.removeConnection(fixture.real.id, at: Fixture.noon))
        #expect(try store.removeConnection(connection.id, at: Fixture.noon))
        #expect(try store.connection(connection.id) == nil)
        #expect(try store.generation(take.id)?.server.connection == connection.id)
        let again = try make()
        #expect(again.id != connection.id)
        #expect(try store.changeConnection(again.id, to: draft) != nil)
    }

    @Test("there is one usual connection")
    func usual() throws {
        let connection = try make()
        #expect(try store.makeDefault(connection.id))
        #expect(try store.defaultConnection().id == connection.id)
        #expect(try store.connections().filter(\.isDefault).count == 1)
        #expect(try !store.makeDefault(ConnectionID(999)))
        #expect(try store.defaultConnection().id == connection.id)
    }

    @Test("a new price list takes the place of the old one, which an older page still sees")
    func offers() throws {
        let id = fixture.real.id
        let before = try store.catalog(of: id, asOf: nil)
        let small = ClipSize(width: 640, height: 480)
        let large = ClipSize(width: 1280, height: 720)
        let offers = [
            ModelOffer(name: "wan", seconds: [5], sizes: [SizeOffer(size: small, ratePerSecond: nil)]),
            ModelOffer(name: "sora-2", seconds: [4], sizes: [SizeOffer(size: large, ratePerSecond: .cents(25))]),
        ]
        try store.setOffers(offers, of: id, at: Fixture.noon)
        let after = try store.catalog(of: id, asOf: nil)
        #expect(after.models == offers)
        #expect(after.version > before.version)
        #expect(try store.priceVersion() >= after.version)
        let seen = try store.catalog(of: id, asOf: before.version)
        #expect(seen.cost(model: "sora-2", seconds: 4, size: large) == .cents(40))
        try store.setOffers(Catalog.sora, of: id, at: Fixture.noon)
        #expect(try store.catalog(of: id, asOf: nil).models == Catalog.sora)
    }
}

@Suite("The key file")
struct KeyFileTests {
    @Test("keeps keys at mode 0600, forgets them, and tells them apart without giving them away")
    func keys() throws {
        let temporary = try TemporaryFolder()
        let folder = try DataFolder(path: temporary.file("data"))
        let keys = KeyFile(folder)
        let id = ConnectionID(3)
        #expect(try keys.key(of: id) == nil)
        try keys.setKey("sk-one", of: id)
        try keys.setKey("sk-two", of: ConnectionID(4))
        #expect(try KeyFile(folder).key(of: id) == "sk-one")
        let path = folder.path + "/keys.json"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try keys.setKey(nil, of: id)
        #expect(try keys.key(of: id) == nil)
        #expect(try keys.key(of: ConnectionID(4)) == "sk-two")
        #expect(keys.fingerprint(of: "sk-one") != keys.fingerprint(of: "sk-two"))
        #expect(!keys.fingerprint(of: "sk-one").contains("one"))
        #expect(keys.fingerprint(of: nil) == "")
    }

    @Test("keeps the secrets of webhooks beside the keys, and neither forgets the other")
    func webhookSecrets() throws {
        let temporary = try TemporaryFolder()
        let folder = try DataFolder(path: temporary.file("data"))
        let keys = KeyFile(folder)
        let id = ConnectionID(3)
        try keys.setKey("sk-one", of: id)
        #expect(try keys.webhookSecret(of: id) == nil)
        try keys.setWebhookSecret("whsec_1", of: id)
        #expect(try KeyFile(folder).webhookSecret(of: id) == "whsec_1")
        #expect(try keys.webhookSecret(of: ConnectionID(33)) == nil)
        try keys.setKey(nil, of: id)
        #expect(try keys.webhookSecret(of: id) == "whsec_1")
        try keys.setWebhookSecret(nil, of: id)
        #expect(try keys.webhookSecret(of: id) == nil)
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/keys.json")[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test("one that is no JSON is refused in words, never overwritten")
    func damaged() throws {
        let temporary = try TemporaryFolder()
        let folder = try DataFolder(path: temporary.file("data"))
        let path = folder.path + "/keys.json"
        try "nonsense".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: Problem.self) { try KeyFile(folder).setKey("sk", of: ConnectionID(1)) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "nonsense")
    }
}
