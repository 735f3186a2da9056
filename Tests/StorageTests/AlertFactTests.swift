import Studio
import Testing

@testable import Storage

@Suite("The facts of alerts")
struct AlertFactTests {
    @Test("of an empty library are none")
    func empty() throws {
        #expect(try Fixture().store.alertFacts(at: Fixture.noon) == AlertFacts())
    }

    @Test("count the newest fifty that ended by themselves")
    func endings() throws {
        let fixture = try Fixture()
        func end(_ token: String, failing: Bool, after hours: Int64) throws {
            let id = try fixture.pressed(token, to: fixture.simulated.server).id
            let at = Fixture.noon + .hours(hours)
            try fixture.apply(.taken(fence: .empty), to: id)
            let job = RemoteJob.job(token, .finished)
            let events: [GenerationEvent] =
                failing ? [.refused(.test)] : [.accepted(job), .polled(job), .fetched(.film)]
            for event in events { try fixture.apply(event, to: id, at: at) }
        }
        for index in 0..<10 { try end("old \(index)", failing: true, after: 0) }
        for index in 0..<50 { try end("new \(index)", failing: index < 7, after: 1) }
        try fixture.apply(.cancelled, to: try fixture.pressed("cancelled").id, at: Fixture.noon + .hours(2))
        let facts = try fixture.store.alertFacts(at: Fixture.noon)
        #expect(facts.ended == 50 && facts.failed == 7)
    }

    @Test("name the dearest real clip and the slowest generation of a day")
    func outliers() throws {
        let fixture = try Fixture()
        _ = try fixture.pressed("cheap", estimate: .cents(80))
        let dear = try fixture.pressed("dear", estimate: .cents(900)).id
        _ = try fixture.pressed("simulated", estimate: .cents(9000), to: fixture.simulated.server)
        try fixture.apply(.taken(fence: .empty), .accepted(.job()), to: dear)
        let now = Fixture.noon + .minutes(11)
        let facts = try fixture.store.alertFacts(at: now)
        #expect(facts.dearest?.generation == dear && facts.dearest?.measure == .cents(900))
        #expect(facts.slowest?.generation == dear && facts.slowest?.measure == .minutes(11))
        try fixture.apply(.cancelled, to: dear, at: now)
        let nextDay = try fixture.store.alertFacts(at: now + .hours(25))
        #expect(nextDay.dearest == nil && nextDay.slowest == nil)
    }

    private static let credit = Problem(code: "insufficient_quota", message: "No credit.")
    private static let busy = Problem(code: "rate_limit_exceeded", message: "video.example is busy (429).")

    @Test("tell which connection is paused, since when, and how much waits for it")
    func pauses() throws {
        let fixture = try Fixture()
        try fixture.store.setPause(Self.credit, of: fixture.simulated.id, at: Fixture.noon)
        // Refused again for the same reason, it is as old as it was.
        try fixture.store.setPause(Self.credit, of: fixture.simulated.id, at: Fixture.noon + .minutes(5))
        _ = try fixture.pressed("one", to: fixture.simulated.server)
        try fixture.apply(.needsMending(Self.credit), to: try fixture.pressed("two", to: fixture.simulated.server).id)
        _ = try fixture.pressed("elsewhere")
        let facts = try fixture.store.alertFacts(at: Fixture.noon + .minutes(9))
        #expect(
            facts.pauses == [
                AlertFacts.Trouble(
                    connection: fixture.simulated.id, name: "Simulator", problem: Self.credit, since: Fixture.noon,
                    waiting: 2)
            ])
        // The pause says it.
        #expect(facts.credit.isEmpty)
        try fixture.store.setPause(nil, of: fixture.simulated.id, at: Fixture.noon)
        let after = try fixture.store.alertFacts(at: Fixture.noon)
        #expect(after.pauses.isEmpty)
        #expect(after.credit.map(\.waiting) == [1])
    }

    @Test("tell what waits for credit where the connection goes on, and nothing of what waits for a key")
    func credit() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("held").id
        try fixture.apply(.taken(fence: .empty), .needsMending(Self.credit), to: id, at: Fixture.noon + .minutes(1))
        try fixture.apply(.needsMending(.test), to: try fixture.pressed("held for a key").id)
        let credit = try fixture.store.alertFacts(at: Fixture.noon).credit
        #expect(
            credit == [
                AlertFacts.Trouble(
                    connection: fixture.real.id, name: "Studio server", problem: Self.credit,
                    since: Fixture.noon + .minutes(1), waiting: 1)
            ])
        try fixture.apply(.cancelled, to: id)
        #expect(try fixture.store.alertFacts(at: Fixture.noon).credit.isEmpty)
    }

    @Test("tell of servers that said to come later in the last hour, until nothing waits for that any more")
    func limits() throws {
        let fixture = try Fixture()
        let later = Fixture.noon + .minutes(1)
        let unreachable = Problem(code: "cannot_connect", message: "video.example cannot be reached.")
        try fixture.apply(
            .taken(fence: .empty), .unsent(unreachable, retryAt: later), to: try fixture.pressed("off").id)
        #expect(try fixture.store.alertFacts(at: Fixture.noon).limits.isEmpty)

        let (one, two) = (try fixture.pressed("one").id, try fixture.pressed("two").id)
        try fixture.apply(.taken(fence: .empty), .deferred(Self.busy, until: later), to: one)
        try fixture.apply(.taken(fence: .empty), .deferred(Self.busy, until: later), to: two, at: Fixture.noon)
        var limit = AlertFacts.Trouble(
            connection: fixture.real.id, name: "Studio server", problem: Self.busy, since: Fixture.noon, waiting: 2,
            times: 2, until: later)
        #expect(try fixture.store.alertFacts(at: Fixture.noon).limits == [limit])
        #expect(try fixture.store.alertFacts(at: later).limits.map(\.until) == [nil])
        #expect(try fixture.store.alertFacts(at: Fixture.noon + .minutes(61)).limits.isEmpty)

        try fixture.apply(.taken(fence: .empty), .accepted(.job("job 1")), to: one, at: later)
        limit = AlertFacts.Trouble(
            connection: fixture.real.id, name: "Studio server", problem: Self.busy, since: Fixture.noon, waiting: 1,
            times: 2)
        #expect(try fixture.store.alertFacts(at: later).limits == [limit])
        try fixture.apply(.cancelled, to: two, at: later)
        #expect(try fixture.store.alertFacts(at: later).limits.isEmpty)
    }

    @Test("tell of a server that limits how often a job is asked about, and forget after a day")
    func polls() throws {
        let fixture = try Fixture()
        let id = try fixture.pressed("running").id
        let later = Fixture.noon + .minutes(3)
        try fixture.apply(
            .taken(fence: .empty), .accepted(.job("job 1")), .troubled(Self.busy, retryAt: later), to: id)
        #expect(try fixture.store.alertFacts(at: Fixture.noon).limits.map(\.until) == [later])
        let nextDay = Fixture.noon + .hours(25)
        try fixture.apply(.troubled(Self.busy, retryAt: nextDay), to: id, at: nextDay)
        let kept: Int? = try fixture.store.database.read { try $0.value("SELECT count(*) FROM deferrals") }
        #expect(kept == 1)
    }

    @Test("go by thresholds that stay, and leave the spending limits alone")
    func thresholds() throws {
        let fixture = try Fixture()
        #expect(try fixture.store.alertThresholds() == AlertThresholds())
        let limits = SpendingLimits(perDay: .cents(100), waiting: 3)
        try fixture.store.setLimits(limits)
        let off = AlertThresholds(failurePercent: nil, clipCost: nil, minutes: nil, limitTimes: nil, troubles: false)
        for thresholds in [AlertThresholds(failurePercent: 40, clipCost: .cents(1), minutes: 3), off] {
            try fixture.store.setAlertThresholds(thresholds)
            #expect(try fixture.reopened().alertThresholds() == thresholds)
        }
        #expect(try fixture.store.limits() == limits)
    }
}
