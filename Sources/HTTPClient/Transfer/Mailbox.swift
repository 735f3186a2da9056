import Synchronization

/// Where callers leave requests for the client's thread.
final class Mailbox: Sendable {
    struct Letters: Sendable {
        var submissions: [Submission] = []
        var isStopping = false
    }

    private struct State: Sendable {
        /// Nil once the thread is gone, so that nobody wakes a freed handle.
        var multi: MultiHandle?
        var letters = Letters()
    }

    private let state: Mutex<State>

    init(multi: MultiHandle?) {
        state = Mutex(State(multi: multi))
    }

    func submit(_ submission: Submission) {
        let isOpen = post { $0.submissions.append(submission) }
        if !isOpen { submission.end(.cancelled, "The HTTP client is not running: nothing was sent.") }
    }

    func stop() {
        post { $0.isStopping = true }
    }

    /// Makes the thread look at the wishes of its transfers.
    func wake() {
        post { _ in }
    }

    /// Takes what has gathered.
    func take() -> Letters {
        state.withLock { state in
            defer { state.letters.submissions = [] }
            return state.letters
        }
    }

    /// Accepts nothing more and returns what nobody has taken.
    func close() -> [Submission] {
        state.withLock { state in
            state.multi = nil
            defer { state.letters.submissions = [] }
            return state.letters.submissions
        }
    }

    @discardableResult
    private func post(_ change: (inout Letters) -> Void) -> Bool {
        state.withLock { state in
            guard let multi = state.multi else { return false }
            change(&state.letters)
            multi.wake()
            return true
        }
    }
}
