import Studio
import Synchronization

/// Wakes the worker: rung by pages, by errands that end, and by an alarm. A ring is never lost.
final class Doorbell: Sendable {
    private struct State {
        var isRung = false
        var hasNews = false
        var calls: Set<JobCall> = []
        var sleeper: CheckedContinuation<Void, Never>?
    }

    /// So many calls wait at most; a job whose call is lost is polled all the same.
    static let mostCalls = 1000

    private let state = Mutex(State())

    var isRung: Bool { state.withLock(\.isRung) }

    /// - Parameter news: whether the database changed behind the worker's back.
    func ring(news: Bool = false, call: JobCall? = nil) {
        let sleeper = state.withLock { state in
            state.isRung = true
            state.hasNews = state.hasNews || news
            if let call, state.calls.count < Self.mostCalls { state.calls.insert(call) }
            defer { state.sleeper = nil }
            return state.sleeper
        }
        sleeper?.resume()
    }

    /// What came since the last time.
    func answer() -> (news: Bool, calls: Set<JobCall>) {
        state.withLock { state in
            defer {
                state.isRung = false
                state.hasNews = false
                state.calls = []
            }
            return (state.hasNews, state.calls)
        }
    }

    /// Waits until it is rung, or until `due` on the monotonic clock. One waits at a time.
    func wait(until due: Interval?, by clock: StudioClock) async {
        let alarm = due.map { due in
            Task {
                do {
                    try await clock.sleep(max(.zero, due - clock.monotonic()))
                    ring()
                } catch {
                    // Cancelled: the bell was rung by something else.
                }
            }
        }
        await rung()
        alarm?.cancel()
    }

    private func rung() async {
        await withCheckedContinuation { continuation in
            let isRung = state.withLock { state in
                if !state.isRung { state.sleeper = continuation }
                return state.isRung
            }
            if isRung { continuation.resume() }
        }
    }
}
