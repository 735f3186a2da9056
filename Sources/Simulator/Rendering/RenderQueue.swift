import FFmpeg
import Glibc
import Synchronization

/// Renders jobs one after another on a few threads, which exist only while there is work.
final class RenderQueue: Sendable {
    /// What became of one job.
    enum Outcome {
        case rendered
        case failed(any Error)
        case cancelled
    }

    private struct State {
        var waiting: [Job] = []
        var running: [String: Cancellation] = [:]
        var threads = 0
        var isStopped = false
    }

    /// Renders at once at most.
    static let width = 2

    private let state = Mutex(State())
    private let render: @Sendable (Job, Cancellation) throws -> Void
    private let report: @Sendable (Job, Outcome) -> Void

    /// Both closures are called on the queue's own threads.
    init(
        render: @escaping @Sendable (Job, Cancellation) throws -> Void,
        report: @escaping @Sendable (Job, Outcome) -> Void
    ) {
        self.render = render
        self.report = report
    }

    func add(_ job: Job) {
        let needsThread = state.withLock { state in
            guard !state.isStopped else { return false }
            state.waiting.append(job)
            guard state.threads < Self.width else { return false }
            state.threads += 1
            return true
        }
        guard needsThread else { return }
        do throws(ProcessError) {
            try OwnThread.start { self.work() }
        } catch {
            state.withLock { $0.threads -= 1 }
            _ = cancel(job.id)
            report(job, .failed(error))
        }
    }

    /// Takes a job out, whether it waits or runs. A running one is still to be reported: then this is true.
    func cancel(_ id: String) -> Bool {
        let running = state.withLock { state in
            state.waiting.removeAll { $0.id == id }
            return state.running[id]
        }
        running?.cancel()
        return running != nil
    }

    /// Kills what runs, forgets what waits, and waits for the threads' end: 10 seconds at most.
    func stop() {
        let running = state.withLock { state in
            state.isStopped = true
            state.waiting = []
            return Array(state.running.values)
        }
        for cancellation in running { cancellation.cancel() }
        for _ in 0..<2000 where state.withLock({ $0.threads }) > 0 { usleep(5000) }
    }

    private func work() {
        while let (job, cancellation) = next() {
            let outcome = outcome(of: job, cancellation)
            // Before the report: who deletes the job from here on removes its files, who did so earlier left that to
            // the report.
            state.withLock { $0.running[job.id] = nil }
            report(job, outcome)
        }
    }

    /// Gives up the thread's place in the same step in which it finds nothing to do.
    private func next() -> (Job, Cancellation)? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.threads -= 1
                return nil
            }
            let job = state.waiting.removeFirst()
            let cancellation = Cancellation()
            state.running[job.id] = cancellation
            return (job, cancellation)
        }
    }

    private func outcome(of job: Job, _ cancellation: Cancellation) -> Outcome {
        do {
            try render(job, cancellation)
            return .rendered
        } catch {
            return cancellation.isCancelled ? .cancelled : .failed(error)
        }
    }
}
