import Crypto
import FFmpeg

/// The jobs with what belongs to them: their rows, their files and the renders under way.
final class Jobs: Sendable {
    let store: JobStore
    let identities: Identities
    private let assets: Folder
    private let queue: RenderQueue
    /// The ends of jobs are told to a webhook.
    private let announces: Bool
    private let now: @Sendable () -> Int64

    init(_ configuration: Simulator.Configuration, folder: Folder) throws {
        let store = try JobStore(path: folder.file("simulator.sqlite"))
        let assets = folder.folder("assets")
        try assets.create()
        let renderer = ClipRenderer(ffmpeg: configuration.ffmpeg)
        let seed = configuration.seed ?? 0
        let announces = configuration.webhook != nil
        let reporter = RenderReporter(store: store, assets: assets, configuration: configuration)
        self.store = store
        self.announces = announces
        identities = Identities(seed: configuration.seed, start: try store.count())
        self.assets = assets
        now = configuration.now
        queue = RenderQueue(
            render: { job, cancellation in
                let clip = Clip(job, seed: seed)
                try renderer.render(clip, in: assets.folder(job.folderName), cancellation: cancellation)
            }, report: { job, outcome in reporter.report(job, outcome) })
    }

    /// Takes up what an earlier simulator left unfinished and clears away files that belong to no job.
    func resume() throws {
        let known = Set(try store.ids().map(Job.folderName))
        for name in assets.names where !known.contains(name) { try assets.folder(name).removeAll() }
        try removeExpired()
        for job in try store.unrendered() {
            try assets.folder(job.folderName).create()
            queue.add(job)
        }
    }

    /// Saves the job and has its clip rendered, unless it will fail or never end. `fill` puts its reference image
    /// into its folder; when it throws, nothing of the job stays.
    func add(_ job: Job, fill: (Folder) throws -> Void) throws {
        try removeExpired()
        let folder = assets.folder(job.folderName)
        try folder.create()
        do {
            try fill(folder)
            try store.insert(job, announces: announces)
        } catch {
            try folder.removeAll()
            throw error
        }
        if job.failure == nil && job.stall == nil { queue.add(job) }
    }

    /// Removes the job with its files, whatever its status. False when there is none.
    func delete(_ id: String) throws -> Bool {
        guard try store.delete(id) else { return false }
        if !queue.cancel(id) { try assets.folder(Job.folderName(id)).removeAll() }
        return true
    }

    /// Where a completed job's file is.
    func path(of name: String, job: Job) -> String { assets.folder(job.folderName).file(name) }

    /// Removes the files of jobs that have expired; their rows stay.
    func removeExpired() throws {
        for id in try store.expired(at: now()) {
            try assets.folder(Job.folderName(id)).removeAll()
            try store.setFilesRemoved(id)
        }
    }

    func stop() { queue.stop() }
}

extension Job {
    var folderName: String { Self.folderName(id) }

    /// The id itself unless it holds what a file name should not.
    static func folderName(_ id: String) -> String {
        let isPlain = id.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
        return isPlain && id.utf8.count <= 100 ? id : "job_" + Hex.encode(SHA256.hash(Array(id.utf8)))
    }
}
