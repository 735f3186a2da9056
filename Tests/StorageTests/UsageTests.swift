import Studio
import Testing

@testable import Storage

@Suite("Usage")
struct UsageTests {
    /// One take of every ending, and simulated ones beside.
    private static func filled() throws -> Fixture {
        let fixture = try Fixture()
        func take(_ token: String, _ cents: Int64?, simulated: Bool = false) throws -> GenerationID {
            let server = simulated ? fixture.simulated.server : fixture.real.server
            let estimate: Money? = cents.map(Money.cents)
            return try fixture.pressed(token, estimate: estimate, to: server).id
        }
        func complete(_ id: GenerationID, _ job: String, cost: Money?, after span: Interval) throws {
            try fixture.apply(
                .taken(fence: .empty), .accepted(.job(job)), .polled(.job(job, .finished, cost: cost)), to: id)
            try fixture.apply(.fetched(.film), to: id, at: Fixture.noon + span)
        }
        try complete(take("stated", 10), "1", cost: .cents(11), after: .seconds(50))
        try complete(take("listed", 20), "2", cost: nil, after: .seconds(30))
        try complete(take("unknown", nil), "3", cost: nil, after: .seconds(90))
        try complete(take("simulated", 5000, simulated: true), "4", cost: nil, after: .seconds(4))
        try fixture.apply(.taken(fence: .empty), .refused(.test), to: try take("refused", 100))
        try fixture.apply(.taken(fence: .empty), .lost(.test), .givenUp(.test), to: try take("given up", 40))
        try fixture.apply(.cancelled, to: try take("cancelled", 80))
        _ = try take("waiting", 160)
        _ = try take("waiting simulated", 160, simulated: true)
        return fixture
    }

    @Test("tells real money by what is known of it, and simulated clips apart")
    func bill() throws {
        let usage = try Self.filled().store.usage(at: Fixture.noon)
        #expect(
            usage.total == Bill(spent: .cents(31), reserved: .cents(160), possible: .cents(40), unknown: 1, refused: 1))
        #expect(usage.today == usage.total)
        #expect(usage.simulatedClips == 1)
        #expect([usage.completed, usage.failed, usage.cancelled, usage.active] == [4, 2, 1, 2])
        #expect(
            usage.models == [
                ModelUsage(model: "sora-2", clips: 3, seconds: 24, simulated: false, amount: .cents(231)),
                ModelUsage(model: "sora-2", clips: 1, seconds: 8, simulated: true, amount: .zero),
            ])
        #expect(usage.medianTime == .seconds(30))
    }

    @Test("of another day is nothing, and the bill of all time stays")
    func tomorrow() throws {
        let usage = try Self.filled().store.usage(at: Fixture.noon + .hours(24))
        #expect(usage.today == Bill(spent: .zero, reserved: .zero, possible: .zero, unknown: 0))
        #expect(usage.total.spent == .cents(31))
    }

    @Test("of an empty library is nothing at all")
    func empty() throws {
        let usage = try Fixture().store.usage(at: Fixture.noon)
        #expect(usage.total.committed == .zero)
        #expect(usage.models.isEmpty && usage.medianTime == nil && usage.successRate == nil)
    }

    @Test("leaves out times that a clock set back would make negative")
    func clockSetBack() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("t").id
        try fixture.apply(.taken(fence: .empty), .accepted(.job()), .polled(.job("video_1", .finished)), to: id)
        try fixture.apply(.fetched(.film), to: id, at: Fixture.noon + .hours(-1))
        #expect(try fixture.store.usage(at: Fixture.noon).medianTime == nil)
    }

    @Test("and health count the jobs in their states, and when a server was last heard")
    func health() throws {
        let fixture = try Self.filled()
        let health = try fixture.store.health()
        #expect(health.jobsByState == [.completed: 4, .failed: 2, .cancelled: 1, .queued: 2])
        #expect(health.lastSuccessfulPoll == Fixture.noon)
        #expect(health.oldestUnfinished == Fixture.noon)
        let empty = try Fixture().store.health()
        #expect(empty == QueueHealth(jobsByState: [:], lastSuccessfulPoll: nil, oldestUnfinished: nil))
    }

    @Test("in a report are the days of the bill, each model's clips and times, and why what failed did")
    func report() throws {
        let fixture = try Self.filled()
        let report = try fixture.store.report(days: 30, at: Fixture.noon)
        #expect(report.days.count == 30)
        #expect(
            report.days.last
                == DayUsage(
                    day: Fixture.noon.startOfDay, spent: .cents(31), reserved: .cents(160), possible: .cents(40)))
        #expect(report.days.dropLast().allSatisfy { $0.committed == .zero })
        #expect(report.committed == (try fixture.store.usage(at: Fixture.noon).total.committed))
        #expect(
            report.models == [
                ModelReport(
                    model: "sora-2", simulated: false, completed: 3, failed: 2, amount: .cents(231),
                    times: Spread([.seconds(30), .seconds(50), .seconds(90)])),
                ModelReport(
                    model: "sora-2", simulated: true, completed: 1, failed: 0, amount: .zero,
                    times: Spread([.seconds(4)])),
            ])
        #expect(report.failures == [FailureCause(code: "test", message: Problem.test.message, count: 2)])
        #expect(
            report.projects == [
                ProjectUsage(id: fixture.project.id, title: "Coast", clips: 3, simulatedClips: 1)
            ])
    }

    @Test("in a report of another span is in its own day, or in none")
    func reportSpan() throws {
        let fixture = try Self.filled()
        let later = try fixture.store.report(days: 30, at: Fixture.noon + .hours(24 * 29))
        #expect(later.days.first?.committed == .cents(231))
        let tooLate = try fixture.store.report(days: 30, at: Fixture.noon + .hours(24 * 30))
        #expect(tooLate.committed == .zero && tooLate.models.isEmpty)
        #expect(tooLate.failures.isEmpty && tooLate.projects.isEmpty)
    }

    @Test("in lines is every generation once, with what it belongs to")
    func lines() throws {
        let store = try Self.filled().store
        let all = try store.usageLines(after: GenerationID(0), limit: 1000)
        #expect(all.map(\.take.id.rawValue) == Array(1...9))
        #expect(all.allSatisfy { $0.projectTitle == "Coast" && $0.videoTitle == "Waves" })
        #expect(try store.usageLines(after: GenerationID(3), limit: 2) == Array(all[3..<5]))
    }

    @Test("of a job that was not sent from here is a clip, but no spend, no time and no rate")
    func elsewhere() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("t").id
        try fixture.apply(.taken(fence: .empty), .accepted(.job("1")), .polled(.job("1", .finished)), to: id)
        try fixture.apply(.fetched(.film), to: id)
        try fixture.store.database.write { session in
            try session.execute("UPDATE generations SET charge_kind = 'elsewhere', charge_amount = 0")
        }
        let usage = try fixture.store.usage(at: Fixture.noon)
        #expect(usage.completed == 0 && usage.total.committed == .zero && usage.medianTime == nil)
        let report = try fixture.store.report(days: 1, at: Fixture.noon)
        #expect(report.models.isEmpty && report.committed == .zero)
        #expect(report.projects.map(\.clips) == [1])
        #expect(try fixture.store.alertFacts(at: Fixture.noon).ended == 0)
    }
}
