import Studio
import Testing

@testable import Storage

@Suite("An event")
struct ApplyTests {
    @Test("is saved with a line in the log for every new state or reason")
    func logged() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("t").id
        try fixture.apply(
            .taken(fence: .newest("job 0")), .accepted(.job()), .polled(.job(progress: 40)),
            .troubled(.test, retryAt: Fixture.noon), .troubled(.test, retryAt: Fixture.noon), to: id)
        let lines = try fixture.store.entries(of: id).map(\.entry.text)
        #expect(
            lines == [
                "queued: sora-2, 8 s, 1280x720, $0.80", "queued → submitting", "submitting → in_progress",
                "in_progress (test): Something is in the way.",
            ])
    }

    @Test("that comes late or again changes nothing")
    func late() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("t").id
        let cancelled = try fixture.apply(.cancelled, to: id)
        for event in [GenerationEvent.taken(fence: .empty), .accepted(.job()), .cancelled, .fetched(.film)] {
            #expect(try fixture.store.apply(event, to: id, at: Fixture.noon) == nil)
        }
        #expect(try fixture.store.generation(id) == cancelled)
        #expect(try fixture.store.apply(.cancelled, to: GenerationID(99), at: Fixture.noon) == nil)
    }

    @Test("that brings a job which another generation owns ends as duplicate_job, whether accepted or found")
    func duplicate() throws {
        let fixture = try Fixture()
        let ids = try ["a", "b", "c"].map { try fixture.pressed($0).id }
        for id in ids { try fixture.apply(.taken(fence: .empty), to: id) }
        let owner = try fixture.apply(.accepted(.job("same")), to: ids[0])
        try fixture.apply(.lost(.test), to: ids[2])
        let second = try fixture.apply(.accepted(.job("same")), to: ids[1])
        let third = try fixture.apply(.found(.job("same"), by: .prompt), to: ids[2])
        for twin in [second, third] {
            #expect(twin.state == .failed)
            #expect(twin.problem?.code == "duplicate_job")
            #expect(twin.jobID == nil)
            #expect(twin.charge == .possible(.cents(80)))
            #expect(try fixture.store.generation(twin.id) == twin)
        }
        #expect(try fixture.store.generation(ids[0]) == owner)
        #expect(try fixture.store.ownedJobs(at: fixture.real.server) == ["same"])
    }

    @Test("may bring the same job id from another server")
    func twoServers() throws {
        let fixture = try Fixture()
        let here = try fixture.pressed("a").id
        let there = try fixture.pressed("b", to: fixture.simulated.server).id
        try fixture.apply(.taken(fence: .empty), .accepted(.job("1")), to: here)
        #expect(try fixture.apply(.taken(fence: .empty), .accepted(.job("1")), to: there).state == .inProgress)
        #expect(try fixture.store.ownedJobs(at: fixture.simulated.server) == ["1"])
    }

    @Test("survives a restart in every field")
    func reopened() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("t").id
        try fixture.apply(
            .taken(fence: .newest("job 0")), .lost(.test), .found(.job("j+/=", progress: 3), by: .time),
            .missing(.test), to: id)
        let stopped = try fixture.apply(.cancelled, to: id)
        #expect(stopped.serverDeletion == .wanted)
        #expect(stopped.missing != nil)
        let store = try fixture.reopened()
        #expect(try store.generation(id) == stopped)
        #expect(try store.unfinished() == [stopped])
        #expect(try store.apply(.deletionAnswered(.refused), to: id, at: Fixture.noon)?.serverDeletion == .refused)
        #expect(try store.unfinished().isEmpty)
    }

    @Test("applied twenty times at once is applied once")
    func concurrent() async throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("t").id
        let changes = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask { try fixture.store.apply(.taken(fence: .empty), to: id, at: Fixture.noon) != nil }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(changes == 1)
    }
}
