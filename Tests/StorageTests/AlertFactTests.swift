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

    @Test("tell of pauses, of what waits for credit, and of servers that said to come later in the last hour")
    func troubles() throws {
        let fixture = try Fixture()
        let credit = Problem(code: "insufficient_quota", message: "No credit.")
        try fixture.store.setPause(credit, of: fixture.simulated.id, at: Fixture.noon)
        try fixture.apply(.needsMending(credit), to: try fixture.pressed("held").id)
        try fixture.apply(.needsMending(.test), to: try fixture.pressed("held for a key").id)
        let busy = Problem(code: "rate_limit_exceeded", message: "video.example is busy (429): slow down.")
        let later = Fixture.noon + .minutes(1)
        try fixture.apply(.taken(fence: .empty), .deferred(busy, until: later), to: try fixture.pressed("busy").id)
        let unreachable = Problem(code: "cannot_connect", message: "video.example cannot be reached.")
        try fixture.apply(
            .taken(fence: .empty), .unsent(unreachable, retryAt: later), to: try fixture.pressed("off").id)
        let facts = try fixture.store.alertFacts(at: Fixture.noon)
        #expect(
            facts.pauses == [
                AlertFacts.Pause(connection: fixture.simulated.id, name: "Simulator", problem: credit)
            ])
        #expect(facts.heldForCredit == 1)
        #expect(facts.deferrals == 1)
        #expect(try fixture.store.alertFacts(at: Fixture.noon + .minutes(61)).deferrals == 0)
    }

    @Test("go by thresholds that stay, and leave the spending limits alone")
    func thresholds() throws {
        let fixture = try Fixture()
        #expect(try fixture.store.alertThresholds() == AlertThresholds())
        let limits = SpendingLimits(perDay: .cents(100), waiting: 3)
        try fixture.store.setLimits(limits)
        let off = AlertThresholds(failurePercent: nil, clipCost: nil, minutes: nil, troubles: false)
        for thresholds in [AlertThresholds(failurePercent: 40, clipCost: .cents(1), minutes: 3), off] {
            try fixture.store.setAlertThresholds(thresholds)
            #expect(try fixture.reopened().alertThresholds() == thresholds)
        }
        #expect(try fixture.store.limits() == limits)
    }
}
