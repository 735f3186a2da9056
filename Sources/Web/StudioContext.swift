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

/// What a page may say to the worker: cheap words that never wait. What comes of them shows on the row.
package struct WorkerHandle: Sendable {
    /// Something new is in the database.
    let wake: @Sendable () -> Void
    /// The person says that a paused connection is mended: it is asked something free, and goes on if that is so.
    let resume: @Sendable (ConnectionID) -> Void
    /// Looks once more for the job of an uncertain generation.
    let lookAgain: @Sendable (GenerationID) -> Void
    /// The person names the job of an uncertain generation.
    let adopt: @Sendable (GenerationID, _ jobID: String) -> Void
    /// What the last look found.
    let candidates: @Sendable (GenerationID) -> CandidatesAnswer
    /// The film of a completed generation has vanished: fetches it once more, while the server has it.
    let fetchAgain: @Sendable (GenerationID) -> Void
    /// The person says that the connection's new key or address is the same account.
    let readdress: @Sendable (GenerationID) -> Void
    /// The server says that something happened to a job: it is asked about now. An unknown id does nothing.
    let jobChanged: @Sendable (ConnectionID, _ jobID: String) -> Void
    /// Why a queued generation is not sent yet; nil when it is about to be, or when something is wrong with it.
    let waiting: @Sendable (GenerationID) -> WaitReason?

    package init(
        wake: @escaping @Sendable () -> Void,
        resume: @escaping @Sendable (ConnectionID) -> Void = { _ in },
        lookAgain: @escaping @Sendable (GenerationID) -> Void = { _ in },
        adopt: @escaping @Sendable (GenerationID, String) -> Void = { _, _ in },
        candidates: @escaping @Sendable (GenerationID) -> CandidatesAnswer = { _ in .notLooked },
        fetchAgain: @escaping @Sendable (GenerationID) -> Void = { _ in },
        readdress: @escaping @Sendable (GenerationID) -> Void = { _ in },
        jobChanged: @escaping @Sendable (ConnectionID, String) -> Void = { _, _ in },
        waiting: @escaping @Sendable (GenerationID) -> WaitReason? = { _ in nil }
    ) {
        self.wake = wake
        self.resume = resume
        self.lookAgain = lookAgain
        self.adopt = adopt
        self.candidates = candidates
        self.fetchAgain = fetchAgain
        self.readdress = readdress
        self.jobChanged = jobChanged
        self.waiting = waiting
    }
}
