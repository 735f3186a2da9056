import Studio
import Testing

@testable import Storage

@Suite("The queue")
struct QueueTests {
    @Test("lists what is not over, oldest first")
    func unfinished() throws {
        let fixture = try Fixture()
        let ids = try ["a", "b", "c"].map { try fixture.pressed($0).id }
        try fixture.apply(.cancelled, to: ids[1])
        #expect(try fixture.store.unfinished().map(\.id) == [ids[0], ids[2]])
    }

    @Test("gives one paid request at a time to a connection")
    func oneRequest() throws {
        let fixture = try Fixture()
        let ids = try ["a", "b"].map { try fixture.pressed($0).id }
        let other = try fixture.pressed("c", to: fixture.simulated.server).id
        let taken = try #require(try fixture.store.take(ids[0], fence: .newest("f"), at: Fixture.noon))
        #expect(taken.state == .submitting)
        #expect(taken.fence == .newest("f"))
        #expect(try fixture.store.generation(ids[0]) == taken)
        #expect(try fixture.store.take(ids[0], fence: .empty, at: Fixture.noon) == nil)
        #expect(try fixture.store.take(ids[1], fence: .empty, at: Fixture.noon) == nil)
        #expect(try fixture.store.take(other, fence: .empty, at: Fixture.noon)?.state == .submitting)
        try fixture.apply(.lost(.test), to: ids[0])
        #expect(try fixture.store.take(ids[1], fence: .empty, at: Fixture.noon)?.state == .submitting)
    }

    @Test("gives nothing to a connection without a free slot; held and uncertain ones hold none")
    func slots() throws {
        let fixture = try Fixture()
        let ids = try (0..<6).map { try fixture.pressed("token \($0)").id }
        try fixture.apply(.needsMending(.test), to: ids[0])
        try fixture.apply(.taken(fence: .empty), .lost(.test), to: ids[1])
        try fixture.apply(.taken(fence: .empty), .accepted(.job("2")), to: ids[2])
        try fixture.apply(.taken(fence: .empty), .accepted(.job("3")), .polled(.job("3", .finished)), to: ids[3])
        #expect(try fixture.store.take(ids[4], fence: .empty, at: Fixture.noon) == nil)
        try fixture.apply(.fetched(.film), to: ids[3])
        #expect(try fixture.store.take(ids[4], fence: .empty, at: Fixture.noon)?.state == .submitting)
        #expect(try fixture.store.take(ids[5], fence: .empty, at: Fixture.noon) == nil)
    }

    @Test("gives nothing to a paused connection until it goes on")
    func paused() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("a").id
        try fixture.store.setPause(.test, of: fixture.real.id, at: Fixture.noon)
        #expect(try fixture.store.defaultConnection().pause == .test)
        #expect(try fixture.store.take(id, fence: .empty, at: Fixture.noon) == nil)
        try fixture.store.setPause(nil, of: fixture.real.id, at: Fixture.noon)
        #expect(try fixture.store.take(id, fence: .empty, at: Fixture.noon)?.state == .submitting)
        #expect(throws: StorageError.unknownConnection(99)) {
            try fixture.store.setPause(nil, of: ConnectionID(99), at: Fixture.noon)
        }
    }

    @Test("taken by twenty at once gives to one")
    func concurrent() async throws {
        let fixture = try Fixture()
        let ids = try (0..<20).map { try fixture.pressed("token \($0)").id }
        let taken = try await withThrowingTaskGroup(of: Int.self) { group in
            for id in ids {
                group.addTask { try fixture.store.take(id, fence: .empty, at: Fixture.noon) == nil ? 0 : 1 }
            }
            return try await group.reduce(0, +)
        }
        #expect(taken == 1)
    }

    @Test("knows the jobs of an address under every key")
    func ownedByAnyKey() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("a").id
        try fixture.apply(.taken(fence: .empty), .accepted(.job("mine")), to: id)
        let server = fixture.real.server
        let newKey = ServerIdentity(
            connection: server.connection, kind: server.kind, address: server.address, keyFingerprint: "f2")
        #expect(try fixture.store.ownedJobs(at: newKey) == ["mine"])
    }

    @Test("keeps the beginning and the end of a long log, and cuts a long line")
    func longLog() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("a").id
        for number in 0..<1100 {
            try fixture.store.log(LogEntry(kind: .wire, text: "line \(number)"), for: id, at: Fixture.noon)
        }
        let kept = try fixture.store.entries(of: id).map(\.entry.text)
        #expect(kept.count == 1000)
        #expect(kept[1] == "line 0" && kept[499] == "line 498" && kept[500] == "line 600" && kept[999] == "line 1099")
        let long = String(repeating: "ä", count: 50_000)
        try fixture.store.log(LogEntry(kind: .note, text: long), for: id, at: Fixture.noon)
        let line = try #require(try fixture.store.entries(of: id).last)
        #expect(line.entry.kind == .note && line.at == Fixture.noon)
        #expect(line.entry.text.utf8.count <= 65_536 && line.entry.text.utf8.count > 65_000)
    }
}

@Suite("Recovery at start")
struct RecoveryTests {
    @Test("makes what was on the wire uncertain, holds what waited for long, and leaves all else")
    func recover() throws {
        let fixture = try Fixture()
        let old = Fixture.noon + .hours(-2)
        let waiting = try fixture.pressed("waiting", at: old).id
        let fresh = try fixture.pressed("fresh").id
        let sent = try fixture.pressed("sent", at: old).id
        let running = try fixture.pressed("running", at: old).id
        try fixture.apply(.taken(fence: .empty), .accepted(.job()), to: running)
        try fixture.apply(.taken(fence: .newest("f")), to: sent)

        let store = try fixture.reopened()
        let limit = Fixture.noon + .hours(-1)
        #expect(try store.recover(queuedBefore: limit, at: Fixture.noon) == Recovery(interrupted: 1, held: 1))
        let states = try [waiting, fresh, sent, running].map { try store.generation($0)?.state }
        #expect(states == [.held, .queued, .uncertain, .inProgress])
        #expect(try store.generation(waiting)?.problem?.code == "found_at_start")
        #expect(try store.generation(sent)?.fence == .newest("f"))
        #expect(try store.recover(queuedBefore: limit, at: Fixture.noon) == Recovery(interrupted: 0, held: 0))
        #expect(try store.apply(.released, to: waiting, at: Fixture.noon)?.state == .queued)
    }
}
