import SQLite
import Studio
import Testing

@testable import Storage

@Suite("Characters")
struct CharacterTests {
    @Test("are kept for their server and key, take a new name, and are forgotten")
    func kept() throws {
        let fixture = try Fixture()
        let store = fixture.store
        let server = fixture.real.server
        let take = try fixture.pressed("t")
        let cat = try store.addCharacter("char_1", name: "Cat", from: take.id, at: server, now: Fixture.noon)
        #expect(cat.source == take.id && cat.connection == fixture.real.id && cat.createdAt == Fixture.noon)
        let dog = try store.addCharacter("char_2", name: "Dog", from: nil, at: server, now: Fixture.noon)
        let tom = try store.addCharacter("char_1", name: "Tom", from: nil, at: server, now: Fixture.noon + .hours(1))
        #expect(tom.id == cat.id && tom.name == "Tom" && tom.source == take.id)
        #expect(try fixture.reopened().characters(at: server) == [dog, tom])
        let otherKey = ServerIdentity(
            connection: server.connection, kind: server.kind, address: server.address, keyFingerprint: "f2")
        #expect(try store.characters(at: otherKey).isEmpty)
        #expect(try store.characters(at: fixture.simulated.server).isEmpty)
        #expect(try store.forgetCharacter(tom.id, at: Fixture.noon))
        #expect(try !store.forgetCharacter(tom.id, at: Fixture.noon))
        #expect(try store.characters(at: server) == [dog])
        let again = try store.addCharacter("char_1", name: "Cat", from: nil, at: server, now: Fixture.noon)
        #expect(again.id > dog.id)
    }

    @Test(
        "have a name of 1 to 80 characters and an id",
        arguments: [
            ("char", ""), ("char", String(repeating: "x", count: 81)), ("", "Cat"),
        ])
    func bounds(id: String, name: String) throws {
        let fixture = try Fixture()
        #expect(throws: SQLiteError.self) {
            try fixture.store.addCharacter(id, name: name, from: nil, at: fixture.real.server, now: Fixture.noon)
        }
    }
}
