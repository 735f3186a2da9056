import Studio
import Synchronization

/// Both clocks of the studio in the test's hand: time passes only when the test says so.
final class ManualClock: Sendable {
    private struct Sleeper {
        let deadline: Interval
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var wall = Timestamp(milliseconds: 1_795_176_000_000)
        var monotonic = Interval.hours(100)
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        var next = 0
        var ticks = 0
    }

    private let state = Mutex(State())

    var clock: StudioClock {
        StudioClock(
            now: { self.state.withLock(\.wall) },
            monotonic: { self.look() },
            sleep: { try await self.sleep($0) })
    }

    var now: Timestamp { state.withLock(\.wall) }
    var monotonic: Interval { state.withLock(\.monotonic) }

    /// Only the wall clock: somebody set it, or it was wrong.
    func jump(by interval: Interval) {
        state.withLock { $0.wall = $0.wall + interval }
    }

    /// So many times that somebody looks at it, a millisecond passes right after.
    func tick(looks: Int) {
        state.withLock { $0.ticks = looks }
    }

    private func look() -> Interval {
        state.withLock { state in
            let now = state.monotonic
            if state.ticks > 0 {
                state.ticks -= 1
                state.monotonic = now + .milliseconds(1)
            }
            return now
        }
    }

    /// The earliest time that somebody waits for.
    var nextDeadline: Interval? { state.withLock { $0.sleepers.values.map(\.deadline).min() } }

    func advance(by interval: Interval) {
        let due = state.withLock { state in
            state.wall = state.wall + interval
            state.monotonic = state.monotonic + interval
            let now = state.monotonic
            return Self.take(from: &state) { $0.deadline <= now }
        }
        for sleeper in due { sleeper.resume() }
    }

    /// To the earliest time that somebody waits for; stays where nobody waits.
    func advanceToNext() {
        let wait = state.withLock { state in
            state.sleepers.values.map(\.deadline).min().map { max($0 - state.monotonic, .zero) }
        }
        if let wait { advance(by: wait) }
    }

    /// Wakes everybody early: a sleeper that came to sleep just after the time passed would oversleep.
    func nudge() {
        let all = state.withLock { state in Self.take(from: &state) { _ in true } }
        for sleeper in all { sleeper.resume() }
    }

    private static func take(
        from state: inout State, where isDue: (Sleeper) -> Bool
    ) -> [CheckedContinuation<Void, any Error>] {
        let due = state.sleepers.filter { isDue($0.value) }
        for id in due.keys { state.sleepers[id] = nil }
        return due.values.map(\.continuation)
    }

    private func sleep(_ interval: Interval) async throws {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let resume: (() -> Void)? = state.withLock { state in
                    if state.cancelled.remove(id) != nil {
                        return { continuation.resume(throwing: CancellationError()) }
                    }
                    guard interval > .zero else { return { continuation.resume() } }
                    state.sleepers[id] = Sleeper(deadline: state.monotonic + interval, continuation: continuation)
                    return nil
                }
                resume?()
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: id)
                if sleeper == nil { state.cancelled.insert(id) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
