import Studio
import Testing

@testable import Storage

@Suite("The line of what waits")
struct LineTests {
    @Test("goes by number until somebody is moved, and stays after a restart")
    func order() throws {
        let fixture = try Fixture()
        let ids = try (0..<4).map { try fixture.pressed("\($0)").id }
        func line() throws -> [GenerationID] { try fixture.reopened().queue().waiting.map(\.take.id) }
        #expect(try line() == ids)
        #expect(try fixture.store.moveInLine(ids[3], .first))
        #expect(try line() == [ids[3], ids[0], ids[1], ids[2]])
        #expect(try fixture.store.moveInLine(ids[3], .up))
        #expect(try fixture.store.moveInLine(ids[0], .down))
        #expect(try line() == [ids[3], ids[1], ids[0], ids[2]])
        let newest = try fixture.pressed("newest").id
        #expect(try line() == [ids[3], ids[1], ids[0], ids[2], newest])
        #expect(try fixture.store.moveInLine(ids[3], .last))
        #expect(try line() == [ids[1], ids[0], ids[2], newest, ids[3]])
    }

    @Test("moves only what is queued")
    func others() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("t").id
        try fixture.apply(.needsMending(.test), to: id)
        #expect(try !fixture.store.moveInLine(id, .first))
        #expect(try !fixture.store.moveInLine(GenerationID(99), .first))
    }

    @Test("keeps two apart that came to the same place")
    func samePlace() throws {
        let fixture = try Fixture()
        let ids = try (0..<3).map { try fixture.pressed("\($0)").id }
        try fixture.store.database.write { session in try session.execute("UPDATE generations SET position = 5") }
        #expect(try fixture.store.moveInLine(ids[2], .up))
        #expect(try fixture.store.queue().waiting.map(\.take.id) == [ids[0], ids[2], ids[1]])
        #expect(try fixture.store.moveInLine(ids[1], .up))
        #expect(try fixture.store.queue().waiting.map(\.take.id) == [ids[0], ids[1], ids[2]])
    }

    @Test("lets nothing be sent while everything is held, after a restart too; what was sent goes on")
    func hold() throws {
        let fixture = try Fixture()
        let sent = try fixture.pressed("sent").id
        try fixture.apply(.taken(fence: .empty), .accepted(.job()), to: sent)
        let waiting = try fixture.pressed("waiting").id
        try fixture.store.setHold(true, at: Fixture.noon)
        try fixture.store.setHold(true, at: Fixture.noon + .hours(1))
        let reopened = try fixture.reopened()
        #expect(try reopened.hold() == Fixture.noon)
        #expect(try reopened.take(waiting, fence: .empty, at: Fixture.noon) == nil)
        #expect(try reopened.generation(waiting)?.state == .queued)
        try fixture.apply(.polled(.job("video_1", .finished)), to: sent)
        try fixture.store.setHold(false, at: Fixture.noon)
        #expect(try fixture.store.hold() == nil)
        #expect(try fixture.store.take(waiting, fence: .empty, at: Fixture.noon)?.state == .submitting)
    }
}
