import Testing

@testable import Studio

@Suite("The transition table")
struct TransitionTableTests {
    private let usual: TransitionTable
    private let stopped: TransitionTable
    private let exhausted: TransitionTable

    init() throws {
        usual = try TransitionTable(TransitionTable.usual)
        stopped = usual.overridden(
            by: try TransitionTable(TransitionTable.stopped), in: [.submitting, .uncertain])
        exhausted = usual.overridden(
            by: try TransitionTable(TransitionTable.exhausted), in: [.queued, .submitting])
    }

    private static let now = Sample.minutes(1)

    private func check(_ generation: Generation, _ happening: Happening, _ table: TransitionTable) {
        let next = generation.after(happening.event(at: Self.now), at: Self.now)
        #expect(next?.state == table[generation.state, happening])
        #expect(next != generation, "an event that changes nothing answers nothing")
    }

    @Test("has a row for every kind of event, and every kind stands for its event")
    func complete() {
        #expect(usual.rows == Set(Happening.allCases))
        for happening in Happening.allCases {
            #expect(Happening.kinds(of: happening.event(at: Self.now)).contains(happening))
        }
    }

    @Test("leaves each state only to where the life cycle says")
    func lifecycle() {
        for state in GenerationState.allCases {
            for happening in Happening.allCases {
                for table in [usual, stopped, exhausted] {
                    guard let next = table[state, happening], next != state else { continue }
                    #expect(Lifecycle.leaves[state]?.contains(next) == true, "\(state) \(happening)")
                }
            }
        }
    }

    @Test("holds for every event in every state", arguments: GenerationState.allCases, Happening.allCases)
    func usually(state: GenerationState, happening: Happening) {
        check(Sample.generation(state), happening, usual)
    }

    @Test("holds once the person has asked to stop", arguments: GenerationState.allCases, Happening.allCases)
    func whenStopped(state: GenerationState, happening: Happening) {
        let generation = Sample.generation(state).with { $0.cancelRequestedAt = Sample.start }
        check(generation, happening, stopped)
    }

    @Test("holds with the tries used up", arguments: GenerationState.allCases, Happening.allCases)
    func whenExhausted(state: GenerationState, happening: Happening) {
        let generation = Sample.generation(state).with { $0.attempts = Generation.deferredTries - 1 }
        check(generation, happening, exhausted)
    }

    @Test("holds with both at once: a request that was stopped is not held any more")
    func stoppedAndExhausted() {
        for happening in Happening.allCases {
            let generation = Sample.generation(.submitting).with {
                $0.cancelRequestedAt = Sample.start
                $0.attempts = Generation.deferredTries - 1
            }
            check(generation, happening, stopped)
        }
    }

    @Test("leaves a repeated event where the first one led", arguments: GenerationState.allCases, Happening.allCases)
    func repeated(state: GenerationState, happening: Happening) {
        let event = happening.event(at: Self.now)
        guard let once = Sample.generation(state).after(event, at: Self.now), once.state != state else { return }
        #expect((once.after(event, at: Self.now) ?? once).state == once.state)
    }
}
