import Studio
import Testing

@testable import Storage

@Suite("Limits")
struct LimitTests {
    private static let all = SpendingLimits(
        perDay: .cents(1), perProject: .cents(2), perClip: .cents(3), confirmAbove: .zero, pressesPerMinute: 5,
        waiting: 6)

    @Test("are off at first, kept when set, and off again when taken away")
    func kept() throws {
        let fixture = try Fixture()
        #expect(try fixture.store.limits() == SpendingLimits())
        try fixture.store.setLimits(Self.all)
        #expect(try fixture.reopened().limits() == Self.all)
        try fixture.store.setLimits(SpendingLimits(waiting: 1))
        #expect(try fixture.store.limits() == SpendingLimits(waiting: 1))
    }

    @Test(
        "let exactly as many of fifty presses at once through as the budget holds",
        arguments: [
            SpendingLimits(perDay: .cents(500)), SpendingLimits(perProject: .cents(500)),
            SpendingLimits(pressesPerMinute: 6), SpendingLimits(waiting: 6),
        ])
    func concurrentBudget(limits: SpendingLimits) async throws {
        for round in 0..<4 {
            let fixture = try Fixture()
            try fixture.store.setLimits(limits)
            let saved = try await withThrowingTaskGroup(of: Int.self) { group in
                for press in 0..<50 {
                    group.addTask {
                        let request = fixture.request("round \(round) press \(press)")
                        switch try fixture.store.press(request, at: Fixture.noon) {
                        case .saved: return 1
                        case .refused: return 0
                        case let other: throw Unexpected(other)
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(saved == 6)
            #expect(try fixture.store.unfinished().count == 6)
            #expect(try fixture.store.commitments(in: fixture.project.id, at: Fixture.noon).today == .cents(480))
        }
    }

    @Test("refuse without saving, and the same token may be pressed again later")
    func refused() throws {
        let fixture = try Fixture()
        try fixture.store.setLimits(SpendingLimits(perClip: .cents(79)))
        let outcome = try fixture.store.press(fixture.request("t"), at: Fixture.noon)
        guard case .refused(let problem) = outcome else { throw Unexpected(outcome) }
        #expect(problem.code == "over_budget")
        #expect(try fixture.store.generation(pressedWith: "t") == nil)
        try fixture.store.setLimits(SpendingLimits(perClip: .cents(80)))
        _ = try fixture.pressed("t")
    }

    @Test("give back what was never accepted, and keep what may have been")
    func givenBack() throws {
        let fixture = try Fixture()
        try fixture.store.setLimits(SpendingLimits(perDay: .cents(80)))
        let first = try fixture.pressed("a").id
        try fixture.apply(.cancelled, to: first)
        let second = try fixture.pressed("b").id
        try fixture.apply(.taken(fence: .empty), .lost(.test), .givenUp(.test), to: second)
        guard case .refused = try fixture.store.press(fixture.request("c"), at: Fixture.noon) else {
            Issue.record("a possible charge was forgotten")
            return
        }
    }

    @Test("count the day, the project and the minute; simulated clips cost nothing but are presses")
    func commitments() throws {
        let fixture = try Fixture()
        let day = Interval.hours(24)
        _ = try fixture.pressed("yesterday", at: Fixture.noon + .hours(-13))
        _ = try fixture.pressed("today", estimate: .cents(50), at: Fixture.noon + .hours(-11))
        _ = try fixture.pressed("tomorrow", at: Fixture.noon + day)
        _ = try fixture.pressed("simulated", to: fixture.simulated.server)
        _ = try fixture.pressed("unknown", estimate: nil, at: Fixture.noon + .seconds(-59))
        let elsewhere = try fixture.store.addProject(title: "Other", description: "", at: Fixture.noon)
        let video = try #require(
            try fixture.store.addVideo(to: elsewhere.id, title: "v", prompt: "", at: Fixture.noon))
        _ = try fixture.pressed("elsewhere", estimate: .cents(7), video: video.id, at: Fixture.noon + .hours(-1))
        #expect(
            try fixture.store.commitments(in: fixture.project.id, at: Fixture.noon)
                == Commitments(today: .cents(57), project: .cents(210), pressesInTheLastMinute: 2, waiting: 6))
        #expect(try fixture.store.commitments(in: nil, at: Fixture.noon).project == .zero)
    }
}
