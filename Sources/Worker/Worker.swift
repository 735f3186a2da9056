import Studio

/// Carries every generation from queued to completed: claims what is due, does its one next errand outside any
/// transaction, and saves the outcome in one guarded update. It never sends a paid request twice.
///
/// `Agenda` decides; the errands in the other files of this room perform. Every wait is on the monotonic clock.
package actor Worker {
    let queue: any GenerationQueue
    let media: any MediaStore
    let desk: MediaDesk
    let servers: any VideoServers
    let previews: any PreviewMaker
    let clock: StudioClock
    let pollInterval: Interval
    let journal: Log
    let random: @Sendable () -> Double
    let doorbell = Doorbell()
    let board = CandidateBoard()
    let waits = WaitBoard()

    var agenda = Agenda()
    var underWay: [Work: Task<Void, Never>] = [:]
    var inherited: Set<GenerationID> = []
    var doubtful: Set<GenerationID> = []
    var store = StoreWatch()
    var wishes = WishList()
    /// Nothing new begins any more.
    package private(set) var isStopping = false
    var isAsleep = false
    var alarm: Interval?
    private var loop: Task<Void, Never>?
    private var ending: Task<Void, Never>?

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        ThreadExecutor.worker.asUnownedSerialExecutor()
    }

    /// - Parameters:
    ///   - pollInterval: between two polls of one job, 0.05 s … 1 h, where the server wishes nothing else.
    ///   - random: draws a number from 0 to 1 for the jitter of waits.
    package init(
        queue: any GenerationQueue, media: any MediaStore, servers: any VideoServers, previews: any PreviewMaker,
        clock: StudioClock, pollInterval: Interval, log: Log, random: @escaping @Sendable () -> Double
    ) {
        self.queue = queue
        self.media = media
        desk = MediaDesk(media)
        self.servers = servers
        self.previews = previews
        self.clock = clock
        self.pollInterval = pollInterval
        journal = log
        self.random = random
    }

    /// Sets right what the last process left behind. Before any page or request.
    package static func recover(_ queue: any GenerationQueue, clock: StudioClock, log: Log) throws -> Recovery {
        let now = clock.now()
        let recovery = try queue.recover(queuedBefore: now + .hours(-1), at: now)
        if recovery.interrupted + recovery.held > 0 {
            log.info("recovered interrupted=\(recovery.interrupted) held=\(recovery.held)")
        }
        return recovery
    }

    /// Begins to work; a second call does nothing.
    /// - Parameters:
    ///   - inherited: what waited in the queue when the program started: each is looked for at the server before it
    ///     is sent.
    ///   - doubtful: those of them that may have been sent: where the server cannot list its jobs, they are held.
    package func start(inheriting inherited: Set<GenerationID> = [], doubtful: Set<GenerationID> = []) {
        guard loop == nil else { return }
        self.inherited = inherited
        self.doubtful = doubtful
        loop = Task { await run() }
    }

    /// The database changed: a press, a cancellation, a wish, a setting. Cheap, from any thread.
    package nonisolated func wake() {
        doorbell.ring(news: true)
    }

    /// Begins nothing more. A paid request on the wire is given up to 4 s; what is open then is cut off and becomes
    /// uncertain. Returns within 5 s.
    package func stop() async {
        let ending = ending ?? Task { await end() }
        self.ending = ending
        await ending.value
    }

    private func end() async {
        isStopping = true
        for (work, task) in underWay where !work.isPaid { task.cancel() }
        doorbell.ring()
        await loop?.value
        await rest(atMost: .seconds(4))
        for task in underWay.values { task.cancel() }
        await rest(atMost: .seconds(1))
    }

    /// Nothing is under way and nothing is due: the worker sleeps.
    package var isIdle: Bool {
        isAsleep && underWay.isEmpty && !doorbell.isRung && (alarm.map { $0 > clock.monotonic() } ?? true)
    }

    private func rest(atMost limit: Interval) async {
        let deadline = clock.monotonic() + limit
        while !underWay.isEmpty, clock.monotonic() < deadline {
            await doorbell.wait(until: deadline, by: clock)
            _ = doorbell.answer()
        }
    }
}
