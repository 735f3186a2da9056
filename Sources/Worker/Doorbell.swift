import Studio
import Synchronization

/// Wakes the worker: rung by pages, by errands that end, and by an alarm. A ring is never lost.
final class Doorbell: Sendable {
    private struct State {
        var isRung = false
        var hasNews = false
        var wishes: [Wish] = []
        var sleeper: CheckedContinuation<Void, Never>?
    }

    /// So many wishes wait at most; a page that asks for more is asked again by its person.
    static let mostWishes = 1000

    private let state = Mutex(State())

    var isRung: Bool { state.withLock(\.isRung) }

    /// - Parameter news: whether the database changed behind the worker's back.
    func ring(news: Bool = false, wish: Wish? = nil) {
        let sleeper = state.withLock { state in
            state.isRung = true
            state.hasNews = state.hasNews || news
            if let wish, !state.wishes.contains(wish), state.wishes.count < Self.mostWishes {
                state.wishes.append(wish)
            }
            defer { state.sleeper = nil }
            return state.sleeper
        }
        sleeper?.resume()
    }

    /// What came since the last time.
    func answer() -> (news: Bool, wishes: [Wish]) {
        state.withLock { state in
            defer {
                state.isRung = false
                state.hasNews = false
                state.wishes = []
            }
            return (state.hasNews, state.wishes)
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
