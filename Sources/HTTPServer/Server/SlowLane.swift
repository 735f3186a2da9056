import Synchronization

/// Threads for the handlers that take seconds, so that the library's own stay free for all others. What comes while
/// they are busy waits in line, in order and up to a limit.
final class SlowLane: Sendable {
    enum Turn {
        case yours
        /// The server stops: nothing new is begun.
        case over
    }

    typealias Work = @Sendable (Turn) -> Void

    private struct Line {
        var works: [Work] = []
        var isClosed = false
    }

    private let line = Mutex(Line())
    private let bell = Semaphore()
    private let longest: Int

    /// - Parameter longest: so many wait beside those that run.
    init(longest: Int) {
        self.longest = longest
    }

    /// What waits, beside what runs.
    var count: Int { line.withLock { $0.works.count } }

    /// False when the line is full: the work is never called then.
    func take(_ work: @escaping Work) -> Bool {
        let isTaken = line.withLock { line in
            guard !line.isClosed, line.works.count < longest else { return false }
            line.works.append(work)
            return true
        }
        if isTaken { bell.post() }
        return isTaken
    }

    /// For each of its threads: one work after the other, until the line is closed.
    func run() {
        while let (work, turn) = next() { work(turn) }
    }

    /// Ends the threads. What waits is called once more, to hear that it is over.
    func close(threads: Int) {
        line.withLock { $0.isClosed = true }
        for _ in 0..<threads { bell.post() }
    }

    /// Nil when there is nothing more to wait for. The bell rings once for each work and once for each thread's end.
    private func next() -> (Work, Turn)? {
        bell.wait()
        return line.withLock { line in
            line.works.isEmpty ? nil : (line.works.removeFirst(), line.isClosed ? .over : .yours)
        }
    }
}
