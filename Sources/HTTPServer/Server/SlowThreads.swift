/// The threads of a slow lane.
struct SlowThreads: Sendable {
    private let lane: SlowLane
    private let threads: [Thread]

    /// - Parameter count: 1 or more.
    init(_ lane: SlowLane, count: Int) throws(ServerError) {
        var threads: [Thread] = []
        do throws(ServerError) {
            for _ in 0..<count { threads.append(try Thread { lane.run() }) }
        } catch {
            Self.end(lane, threads)
            throw error
        }
        self.lane = lane
        self.threads = threads
    }

    /// Waits for the works that run; those in line hear that it is over.
    func end() {
        Self.end(lane, threads)
    }

    private static func end(_ lane: SlowLane, _ threads: [Thread]) {
        lane.close(threads: threads.count)
        for thread in threads { thread.join() }
    }
}
