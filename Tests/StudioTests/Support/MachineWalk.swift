@testable import Studio

/// Everything that can happen to a new generation, in any order, up to a number of events: breadth first, and only
/// once from places that the state machine cannot tell apart.
///
/// A place is a generation together with what an observer of the money remembers of it.
struct MachineWalk {
    struct Place {
        var generation: Generation
        var memory = Memory()
        var now: Timestamp
        var way: [Happening] = []
    }

    /// What the machine itself does not keep, but its promises speak of.
    struct Memory: Hashable {
        /// Paid requests since it was last in the queue by right.
        var sent = 0
        var wasAccepted = false
        var wasUncertain = false
    }

    /// All that decides what can happen from a place.
    private struct Key: Hashable {
        let memory: Memory
        let state: GenerationState
        let attempts: Int
        let hasWish: Bool
        let missing: Int
        let missingFor: Interval
        let charge: Charge
        let progress: Int?
        let deletion: ServerDeletion
        let evidence: MatchEvidence?
        let problem: Problem?
        let waits: Bool
        let server: ServerIdentity
        let film: MediaFile?

        init(_ place: Place) {
            let generation = place.generation
            memory = place.memory
            state = generation.state
            // From here on a further try changes nothing but the number.
            attempts = min(generation.attempts, Generation.deferredTries)
            hasWish = generation.cancelRequestedAt != nil
            missing = min(generation.missing?.count ?? 0, Generation.missingReplies)
            let since = generation.missing?.since ?? place.now
            missingFor = min(place.now - since, Generation.missingSpan)
            charge = generation.charge
            progress = generation.progress
            deletion = generation.serverDeletion
            evidence = generation.match
            problem = generation.problem
            waits = generation.nextAttemptAt != nil
            server = generation.server
            film = generation.media
        }
    }

    /// Between two events: at once, or a while that three of make the span after which a job counts as gone.
    static let pauses: [Interval] = [.zero, .minutes(5)]

    private(set) var places = 0
    private(set) var steps: Set<Lifecycle.Step> = []
    private(set) var violations: [String] = []

    init(depth: Int, from generation: Generation = Sample.queued()) {
        let start = Place(generation: generation, now: Sample.start)
        var known: Set<Key> = [Key(start)]
        var frontier = [start]
        for _ in 0..<depth {
            var next: [Place] = []
            for place in frontier {
                for happening in Happening.allCases {
                    for pause in Self.pauses {
                        guard let reached = visit(place, happening, after: pause),
                            known.insert(Key(reached)).inserted
                        else { continue }
                        next.append(reached)
                    }
                }
            }
            frontier = next
        }
        places = known.count
    }

    private mutating func visit(_ place: Place, _ happening: Happening, after pause: Interval) -> Place? {
        let now = place.now + pause
        guard let generation = place.generation.after(happening.event(at: now), at: now) else { return nil }
        var reached = Place(generation: generation, memory: place.memory, now: now, way: place.way + [happening])
        reached.memory.note(happening, from: place.generation.state, to: generation.state)
        if generation.state != place.generation.state {
            steps.insert(Lifecycle.Step(from: place.generation.state, to: generation.state))
        }
        let broken =
            Promises.broken(by: generation, reached.memory)
            + Promises.broken(from: place.generation, to: generation, reached.memory)
        for promise in broken where violations.count < 10 {
            violations.append("\(promise): \(reached.way.map(\.rawValue).joined(separator: ", "))")
        }
        return reached
    }
}

extension MachineWalk.Memory {
    fileprivate mutating func note(_ happening: Happening, from old: GenerationState, to new: GenerationState) {
        if happening == .taken { sent += 1 }
        if new == .queued, old != .queued { sent = 0 }
        if happening == .accepted || happening == .found { wasAccepted = true }
        if new == .uncertain { wasUncertain = true }
    }
}
