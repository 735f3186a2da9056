import SQLite
import Studio
import Testing

@testable import Storage

@Suite("Jobs that somebody else sent")
struct ImportTests {
    let fixture: Fixture

    init() throws { fixture = try Fixture() }

    private func job(
        _ id: String, prompt: String? = "rain on a tin roof", seconds: Int? = 8, age: Interval = .minutes(5)
    ) -> RemoteJob {
        RemoteJob(
            id: id, status: .running, word: "rendering", progress: 40, model: "sora-2", seconds: seconds,
            size: ClipSize(width: 1280, height: 720), prompt: prompt, createdAt: Fixture.noon + (.zero - age),
            expiresAt: Fixture.noon + .hours(1), statedCost: .cents(77))
    }

    private func take(over jobs: RemoteJob..., to project: ProjectID? = nil) throws -> [Generation] {
        try fixture.store.importJobs(
            jobs, of: fixture.real.server, into: .project(project ?? fixture.project.id), at: Fixture.noon
        ).takes
    }

    @Test("become running takes of videos of their own")
    func imported() throws {
        let takes = try take(over: job("a"), job("b", prompt: nil))
        let first = try #require(takes.first)
        #expect(first.state == .inProgress)
        #expect(first.jobID == "a" && first.serverStatus == "rendering" && first.progress == 40)
        #expect(first.charge == .elsewhere && first.estimate == nil && first.match == .person)
        #expect(first.submittedAt == Fixture.noon + .minutes(-5) && first.expiresAt == Fixture.noon + .hours(1))
        #expect(first.fence == .unavailable && first.server == fixture.real.server)
        let videos = try takes.map { try #require(try fixture.store.video($0.videoID)?.video) }
        #expect(videos.map(\.title) == ["rain on a tin roof", "Job b"])
        #expect(videos.map(\.prompt) == ["rain on a tin roof", ""])
        #expect(try fixture.store.entries(of: first.id).map(\.entry.kind) == [.note])
        #expect(try fixture.reopened().unfinished() == takes)
    }

    @Test("are taken over once, also when they are named twice")
    func once() throws {
        #expect(try take(over: job("a"), job("a")).count == 1)
        #expect(try take(over: job("a"), job("b")).map(\.jobID) == ["b"])
    }

    @Test("make their new project with themselves, and none when they are here or cannot be kept")
    func newProject() throws {
        func keep(_ jobs: RemoteJob...) throws -> JobImport {
            try fixture.store.importJobs(jobs, of: fixture.real.server, into: .newProject("New"), at: Fixture.noon)
        }
        let first = try keep(job("a"), job("b"))
        #expect(first.takes.count == 2)
        let again = try keep(job("a"), job("b"))
        #expect(again.takes.isEmpty && again.project == first.project)
        #expect(try keep(job("untold", seconds: nil)) == JobImport(takes: [], project: nil))
        #expect(try fixture.store.projects().map(\.project.title) == ["New", "Coast"])
        _ = try fixture.store.trash(try #require(first.project), at: Fixture.noon)
        #expect(try keep(job("a")).project == nil)
    }

    @Test("are left alone when they do not tell what they make")
    func untold() throws {
        #expect(try take(over: job("untold", seconds: nil), job("told")).map(\.jobID) == ["told"])
    }

    @Test(
        "are left alone when one may be that of a request that has no job yet, but not what is older",
        arguments: [
            [], [.needsMending(.test)], [.taken(fence: .empty)], [.taken(fence: .empty), .lost(.test)],
        ] as [[GenerationEvent]])
    func leftAlone(events: [GenerationEvent]) throws {
        let ours = try fixture.pressed("ours")
        for event in events { try fixture.apply(event, to: ours.id) }
        let jobs = [job("ours", prompt: "waves at dusk"), job("perhaps", prompt: nil), job("other")]
        let older = job("older", prompt: "waves at dusk", age: .hours(1))
        #expect(
            try fixture.store.importJobs(
                jobs + [older], of: fixture.real.server, into: .project(fixture.project.id), at: Fixture.noon
            ).takes.map(\.jobID) == ["other", "older"])
        #expect(try take(over: job("elsewhere", prompt: nil, seconds: 4)).count == 1)
    }

    @Test("go nowhere when the project is gone or in the trash")
    func noProject() throws {
        #expect(try take(over: job("a"), to: ProjectID(99)).isEmpty)
        _ = try fixture.store.trash(fixture.project.id, at: Fixture.noon)
        #expect(try take(over: job("a")).isEmpty)
        #expect(try fixture.store.unfinished().isEmpty)
    }

    @Test("cost nothing here, count for no limit, no time and no rate, and leave the ledger alone")
    func money() throws {
        try fixture.store.setLimits(SpendingLimits(perDay: .cents(80), pressesPerMinute: 1, waiting: 1))
        var ids = try take(over: job("a"), job("b"), job("c"), job("d")).map(\.id)
        for id in ids[1...] {
            let done = RemoteJob.job(try #require(try fixture.store.generation(id)?.jobID), .finished, cost: .cents(50))
            try fixture.apply(.polled(done), .fetched(.film), to: id, at: Fixture.noon + .seconds(9))
        }
        try fixture.apply(.cancelled, to: ids.removeFirst())
        let usage = try fixture.store.usage(at: Fixture.noon)
        let nothing = Bill(spent: .zero, reserved: .zero, possible: .zero, unknown: 0)
        #expect(usage.total == nothing && usage.today == nothing)
        #expect([usage.completed, usage.failed, usage.cancelled, usage.active] == [0, 0, 0, 0])
        #expect(usage.models.isEmpty && usage.medianTime == nil && usage.successRate == nil)
        let done = try #require(try fixture.store.generation(ids[0]))
        #expect(done.state == .completed && done.charge == .elsewhere)
        #expect(try fixture.store.typicalTime(of: done) == nil)
        #expect(try fixture.store.database.read { try $0.value("SELECT count(*) FROM ledger", as: Int.self) } == 0)
        _ = try fixture.pressed("a press of our own")
    }

    @Test("take no slot from what is sent here")
    func slots() throws {
        _ = try take(over: job("a"), job("b"), job("c"))
        let own = try fixture.pressed("own")
        #expect(try fixture.store.take(own.id, fence: .empty, at: Fixture.noon)?.state == .submitting)
    }
}
