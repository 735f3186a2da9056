import Studio
import Testing

@testable import Storage

@Suite("Several presses at once")
struct BatchTests {
    let fixture: Fixture

    init() throws { fixture = try Fixture() }

    private func batch(_ name: String, _ count: Int, estimate: Money? = .cents(80), digest: String = "d") -> [Press] {
        (0..<count).map { fixture.request("\(name) \($0)", digest: digest, estimate: estimate) }
    }

    private func press(_ presses: [Press]) throws -> BatchOutcome {
        try fixture.store.press(all: presses, at: Fixture.noon)
    }

    @Test("are saved together, in their order, and repeated together")
    func saved() throws {
        let presses = batch("a", 100)
        guard case .saved(let generations) = try press(presses) else {
            Issue.record("not saved")
            return
        }
        #expect(generations.map(\.id) == generations.map(\.id).sorted())
        #expect(try presses.map { try fixture.store.generation(pressedWith: $0.token)?.id } == generations.map(\.id))
        #expect(try fixture.reopened().press(all: presses, at: Fixture.noon) == .repeated(generations))
        #expect(try fixture.store.unfinished() == generations)
    }

    @Test("are a conflict when one token is used: for something else, or without the others")
    func conflict() throws {
        guard case .saved(let first) = try press(batch("a", 2)) else { throw Unexpected("not saved") }
        #expect(try press(batch("a", 2, digest: "e")) == .conflict(first[0]))
        #expect(try press(batch("a", 3)) == .conflict(first[0]))
        #expect(try press(batch("b", 1) + batch("a", 2).suffix(1)) == .conflict(first[1]))
        #expect(try fixture.store.unfinished() == first)
    }

    @Test("with one token twice save nothing")
    func twice() throws {
        #expect(throws: (any Error).self) { try press(batch("a", 1) + batch("a", 1)) }
        #expect(try fixture.store.unfinished().isEmpty)
    }

    @Test("are 1 to 100", arguments: [0, 101])
    func count(count: Int) throws {
        guard case .refused(let problem) = try press(batch("a", count)) else { throw Unexpected("not refused") }
        #expect(problem.code == "batch_size")
        #expect(try fixture.store.unfinished().isEmpty)
    }

    @Test(
        "over a limit by their sum save nothing, and the same presses may be made again",
        arguments: [
            SpendingLimits(perDay: .cents(239)), SpendingLimits(perProject: .cents(239)),
            SpendingLimits(pressesPerMinute: 2), SpendingLimits(waiting: 2),
        ])
    func overLimit(limits: SpendingLimits) throws {
        try fixture.store.setLimits(limits)
        guard case .refused(let problem) = try press(batch("a", 3)) else { throw Unexpected("not refused") }
        #expect(problem.message.hasPrefix("None of the 3 clips was sent, because clip 3 goes beyond a limit."))
        #expect(try fixture.store.unfinished().isEmpty)
        #expect(try fixture.store.commitments(in: fixture.project.id, at: Fixture.noon).today == .zero)
        #expect(try fixture.store.generation(pressedWith: "a 0") == nil)
        #expect(try fixture.store.database.read { try $0.value("SELECT count(*) FROM ledger", as: Int.self) } == 0)
        try fixture.store.setLimits(SpendingLimits())
        guard case .saved = try press(batch("a", 3)) else { throw Unexpected("not saved") }
    }

    @Test(
        "of fifty people at the same time fit the budget whole or not at all",
        arguments: [
            SpendingLimits(perDay: .cents(1000)), SpendingLimits(perProject: .cents(1000)), SpendingLimits(waiting: 12),
        ])
    func concurrent(limits: SpendingLimits) async throws {
        try fixture.store.setLimits(limits)
        let saved = try await withThrowingTaskGroup(of: Int.self) { group in
            for person in 0..<50 {
                group.addTask {
                    switch try press(batch("person \(person)", 3)) {
                    case .saved(let generations): return generations.count
                    case .refused: return 0
                    case let other: throw Unexpected(other)
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(saved == 12)
        #expect(try fixture.store.unfinished().count == 12)
        #expect(try fixture.store.commitments(in: fixture.project.id, at: Fixture.noon).project == .cents(960))
    }
}
