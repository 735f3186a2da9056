import Studio
import Testing

@Suite("Alert thresholds")
struct AlertThresholdTests {
    private static func facts(_ change: (inout AlertFacts) -> Void) -> AlertFacts {
        var facts = AlertFacts()
        change(&facts)
        return facts
    }

    private static func clip(_ dollars: Int64) -> AlertFacts.Outlier<Money> {
        AlertFacts.Outlier(
            generation: GenerationID(1), video: VideoID(1), measure: Money(microDollars: dollars * 1_000_000))
    }

    private static func slow(_ span: Interval) -> AlertFacts.Outlier<Interval> {
        AlertFacts.Outlier(generation: GenerationID(1), video: VideoID(1), measure: span)
    }

    private static func trouble(times: Int = 1, until: Timestamp? = nil) -> AlertFacts.Trouble {
        AlertFacts.Trouble(
            connection: ConnectionID(1), name: "S", problem: Problem(code: "key_refused", message: "No."),
            since: Timestamp(milliseconds: 1), waiting: 2, times: times, until: until)
    }

    @Test("give no alert for nothing")
    func nothing() {
        #expect(AlertThresholds().alerts(AlertFacts()).isEmpty)
    }

    @Test("count a share of failures only above the threshold and from five on", arguments: 0...50)
    func failures(failed: Int) {
        let facts = Self.facts { ($0.ended, $0.failed) = (50, failed) }
        #expect(AlertThresholds().alerts(facts).isEmpty == (failed <= 5))
        let few = Self.facts { ($0.ended, $0.failed) = (4, 4) }
        #expect(AlertThresholds().alerts(few).isEmpty)
    }

    @Test("speak above what was set, not at it")
    func edges() {
        let thresholds = AlertThresholds()
        #expect(thresholds.alerts(Self.facts { $0.dearest = Self.clip(5) }).isEmpty)
        #expect(
            thresholds.alerts(Self.facts { $0.dearest = Self.clip(6) })
                == [.dearClip(Self.clip(6), threshold: Money(microDollars: 5_000_000))])
        #expect(thresholds.alerts(Self.facts { $0.slowest = Self.slow(.minutes(10)) }).isEmpty)
        let slow = Self.slow(.minutes(10) + .milliseconds(1))
        #expect(
            thresholds.alerts(Self.facts { $0.slowest = slow }) == [.slowGeneration(slow, threshold: .minutes(10))])
    }

    @Test("are silent where they are off")
    func off() {
        let off = AlertThresholds(failurePercent: nil, clipCost: nil, minutes: nil, limitTimes: nil, troubles: false)
        let facts = Self.facts {
            ($0.ended, $0.failed, $0.dearest, $0.slowest) = (50, 50, Self.clip(99), Self.slow(.hours(9)))
            ($0.pauses, $0.credit, $0.limits) = ([Self.trouble()], [Self.trouble()], [Self.trouble(times: 3)])
        }
        #expect(off.alerts(facts).isEmpty)
        let all = AlertThresholds().alerts(facts)
        #expect(all.map(\.isSerious) == [true, true, true, false, false, false])
    }

    @Test("tell of a rate limit while a time is waited for, else only when it is met often enough")
    func limits() {
        let later = Timestamp(milliseconds: 2)
        for (times, until, limit, isTold) in [
            (1, later, 3, true), (2, nil, 3, false), (3, nil, 3, true), (9, nil, nil, false), (1, later, nil, true),
        ] as [(Int, Timestamp?, Int?, Bool)] {
            let facts = Self.facts { $0.limits = [Self.trouble(times: times, until: until)] }
            #expect(AlertThresholds(limitTimes: limit).alerts(facts).isEmpty == !isTold, "\(times) \(isTold)")
        }
    }

    @Test(
        "tell codes of pace from others",
        arguments: [
            ("rate_limit_exceeded", true), ("server_busy", true), ("slow_down", true), ("Too_Many_Requests", true),
            ("insufficient_quota", false), ("server_error", false),
        ])
    func pace(code: String, isAboutPace: Bool) {
        #expect(Problem.isAboutPace(code) == isAboutPace)
    }

    @Test(
        "tell codes of money from codes of pace",
        arguments: [
            ("insufficient_quota", true), ("out_of_credit", true), ("monthly_limit_exceeded", true),
            ("rate_limit_exceeded", false), ("server_busy", false), ("BILLING_HARD_LIMIT_REACHED", true),
        ])
    func credit(code: String, isAboutCredit: Bool) {
        #expect(Problem.isAboutCredit(code) == isAboutCredit)
    }
}
