import SQLite
import Studio
import Testing

@testable import Storage

@Suite("What is wished of the worker")
struct WishTests {
    @Test("is kept as it was said, in the order in which it was said, until it is forgotten")
    func kept() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("one").id
        let wishes: [Wish] = [
            .lookAgain(id), .adopt(id, jobID: "job+/="), .resume(fixture.real.id), .fetchAgain(id), .readdress(id),
        ]
        for wish in wishes { try fixture.store.note(wish, at: Fixture.noon) }
        let reopened = try fixture.reopened()
        let kept = try reopened.wishes()
        #expect(kept.map(\.wish) == wishes)
        try reopened.forget(kept[1].id)
        try reopened.forget(kept[1].id)
        #expect(try reopened.wishes().map(\.wish) == [wishes[0]] + wishes[2...])
    }

    @Test("said again takes the place of the first, and another take's is another")
    func again() throws {
        let fixture = try Fixture()
        let (one, two) = (try fixture.pressed("one").id, try fixture.pressed("two").id)
        try fixture.store.note(.adopt(one, jobID: "first"), at: Fixture.noon)
        let first = try fixture.store.wishes()[0].id
        try fixture.store.note(.adopt(two, jobID: "first"), at: Fixture.noon)
        try fixture.store.note(.adopt(one, jobID: "second"), at: Fixture.noon)
        #expect(try fixture.store.wishes().map(\.wish) == [.adopt(two, jobID: "first"), .adopt(one, jobID: "second")])
        // Who is done with the first must not take the second away.
        try fixture.store.forget(first)
        #expect(try fixture.store.wishes().count == 2)
    }

    @Test("a library from before wishes were kept is taken over as it is")
    func olderLibrary() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("dailies.sqlite")
        let steps = Schema.migrations.prefix { !$0.name.hasSuffix("wishes") }
        do {
            let old = try Database(path: path)
            try old.migrate(Array(steps))
            try old.write { session in
                try session.execute("INSERT INTO projects (title, description, created_at) VALUES ('Coast', '', 1)")
            }
        }
        let store = try StudioDatabase(path: path)
        #expect(try store.projects().map(\.project.title) == ["Coast"])
        #expect(try store.wishes().isEmpty)
    }
}
