import HTTPServer
import Mustache
import Studio

/// Everything that a page or action may use. Handlers are synchronous: they read or write the database once and
/// answer; no request to a video server leaves the process while a page is being answered.
package struct StudioContext: Sendable {
    let store: any StudioStore
    let media: any MediaStore
    let pictures: PictureTools
    let templates: TemplateSet
    let files: StaticFiles
    let clock: StudioClock
    let tokens: FormTokens
    let worker: WorkerHandle
    let connections: ConnectionTools
    let exchange: ExchangeTools
    /// Between two polls of one job, where nothing else is wished.
    let pollInterval: Interval
    let log: Log
    /// The program's version: `1.0.0`.
    let version: String
    let seenEvents = SeenEvents()

    package init(
        store: any StudioStore, media: any MediaStore, pictures: PictureTools, templates: TemplateSet,
        files: StaticFiles, clock: StudioClock, tokens: FormTokens, worker: WorkerHandle,
        connections: ConnectionTools, exchange: ExchangeTools, pollInterval: Interval,
        log: Log,
        version: String
    ) {
        self.store = store
        self.media = media
        self.pictures = pictures
        self.templates = templates
        self.files = files
        self.clock = clock
        self.tokens = tokens
        self.worker = worker
        self.connections = connections
        self.exchange = exchange
        self.pollInterval = pollInterval
        self.log = log
        self.version = version
    }
}

extension StudioContext {
    /// Keeps a wish for the worker, which comes to it soon, after a restart too. What comes of it shows on the row.
    func wish(_ wish: Wish) throws {
        try store.note(wish, at: clock.now())
        worker.wake()
    }
}

/// What a page may say to the worker and ask it: cheap words that never wait.
package struct WorkerHandle: Sendable {
    /// Something new is in the database.
    let wake: @Sendable () -> Void
    /// What the last look for an uncertain generation's job found.
    let candidates: @Sendable (GenerationID) -> CandidatesAnswer
    /// The server says that something happened to a job: it is asked about now. An unknown id does nothing.
    let jobChanged: @Sendable (ConnectionID, _ jobID: String) -> Void
    /// Why a queued generation is not sent yet; nil when it is about to be, or when something is wrong with it.
    let waiting: @Sendable (GenerationID) -> WaitReason?

    package init(
        wake: @escaping @Sendable () -> Void,
        candidates: @escaping @Sendable (GenerationID) -> CandidatesAnswer = { _ in .notLooked },
        jobChanged: @escaping @Sendable (ConnectionID, String) -> Void = { _, _ in },
        waiting: @escaping @Sendable (GenerationID) -> WaitReason? = { _ in nil }
    ) {
        self.wake = wake
        self.candidates = candidates
        self.jobChanged = jobChanged
        self.waiting = waiting
    }
}
