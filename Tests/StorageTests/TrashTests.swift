import Studio
import Testing

@testable import Storage

@Suite("The trash")
struct TrashTests {
    @Test("a video in it is in no list, can be taken back, and keeps its takes")
    func video() throws {
        let fixture = try Fixture()
        let (store, video) = (fixture.store, fixture.video.id)
        let take = try fixture.pressed("t")
        #expect(try store.trash(video, at: Fixture.noon))
        #expect(try !store.trash(video, at: Fixture.noon))
        #expect(try store.projects().first?.videos == 0)
        #expect(try store.trashContents().videos.map(\.video.id) == [video])
        #expect(try store.video(video)?.video.trashedAt == Fixture.noon)
        #expect(try store.restore(video))
        #expect(try !store.restore(video))
        #expect(try store.video(video)?.takes.map(\.id) == [take.id])
        #expect(try store.trashContents(after: nil).items.isEmpty)
    }

    @Test("a project in it takes its videos along and brings them back")
    func project() throws {
        let fixture = try Fixture()
        let (store, project) = (fixture.store, fixture.project.id)
        #expect(try store.trash(project, at: Fixture.noon))
        #expect(try store.projects().isEmpty)
        #expect(try store.addVideo(to: project, title: "Late", prompt: "", at: Fixture.noon) == nil)
        #expect(try store.trashContents().projects.count == 1)
        #expect(try store.restore(project))
        #expect(try store.project(project)?.videos.count == 1)
    }

    @Test("is emptied of what is over; what is under way stays, and the bill loses nothing")
    func empty() throws {
        let fixture = try Fixture()
        let store = fixture.store
        let other = try #require(
            try store.addVideo(to: fixture.project.id, title: "Other", prompt: "", at: Fixture.noon))
        let over = try fixture.pressed("over")
        try fixture.apply(.taken(fence: .empty), .lost(.test), .givenUp(.test), to: over.id)
        let waiting = try fixture.pressed("waiting", video: other.id)
        let bill = try store.usage(at: Fixture.noon).total
        #expect(bill.possible == .cents(80))
        for video in [fixture.video.id, other.id] { #expect(try store.trash(video, at: Fixture.noon)) }
        #expect(try store.emptyTrash(at: Fixture.noon) == EmptiedTrash(erased: [over.id], kept: 1))
        #expect(try store.video(fixture.video.id) == nil)
        #expect(try store.take(over.id) == nil)
        #expect(try store.generation(over.id) != nil)
        #expect(try store.generation(waiting.id)?.state == .queued)
        #expect(try store.usage(at: Fixture.noon).total == bill)
        #expect(try store.emptyTrash(at: Fixture.noon) == EmptiedTrash(erased: [], kept: 1))
    }
}

@Suite("A generation whose connection has another key now")
struct ReaddressTests {
    @Test("goes on with it when the person says so, in every state that is not over")
    func readdressed() throws {
        let fixture = try Fixture()
        let now = fixture.real.server
        let next = ServerIdentity(
            connection: now.connection, kind: now.kind, address: now.address, keyFingerprint: "f2")
        let held = try fixture.pressed("held")
        try fixture.apply(.needsMending(.test), .readdressed(next), to: held.id)
        #expect(try fixture.store.generation(held.id)?.state == .queued)
        #expect(try fixture.store.generation(held.id)?.server == next)
        let running = try fixture.pressed("running")
        let job = RemoteJob(id: "job", status: .running, word: "in_progress")
        try fixture.apply(.taken(fence: .empty), .accepted(job), .readdressed(next), to: running.id)
        #expect(try fixture.store.generation(running.id)?.server == next)
        #expect(try fixture.store.generation(running.id)?.state == .inProgress)
        try fixture.apply(.cancelled, to: running.id)
        #expect(try fixture.store.apply(.readdressed(now), to: running.id, at: Fixture.noon) == nil)
    }

    @Test("never moves to another connection")
    func otherConnection() throws {
        let fixture = try Fixture()
        let held = try fixture.pressed("held")
        try fixture.apply(.needsMending(.test), to: held.id)
        let event = GenerationEvent.readdressed(fixture.simulated.server)
        #expect(try fixture.store.apply(event, to: held.id, at: Fixture.noon) == nil)
    }
}

@Suite("How long it usually takes")
struct HistoryTests {
    @Test("is told from three generations on, by the same model, length and size")
    func typical() throws {
        let fixture = try Fixture()
        for (index, seconds) in [40, 20, 90].enumerated() {
            let take = try fixture.pressed("t\(index)")
            #expect(try fixture.store.typicalTime(of: take) == nil)
            let job = RemoteJob(id: "job\(index)", status: .running, word: "")
            let finished = RemoteJob(id: job.id, status: .finished, word: "")
            try fixture.apply(.taken(fence: .empty), .accepted(job), .polled(finished), to: take.id)
            try fixture.apply(.fetched(.film), to: take.id, at: Fixture.noon + .seconds(Int64(seconds)))
        }
        let next = try fixture.pressed("next")
        let estimate = try #require(try fixture.store.typicalTime(of: next))
        #expect(estimate.median == .seconds(40))
        #expect(estimate.low == .seconds(20))
        #expect(estimate.high == .seconds(90))
    }
}
