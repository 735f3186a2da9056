import Foundation
import Storage
import Studio
import Synchronization
import Testing
import Worker

/// A worker on a fresh library of real files, with a clock and a server in the test's hand.
final class Bench: Sendable {
    let folder: TemporaryFolder
    let store: StudioDatabase
    let queue: FlakyQueue
    let media: MediaFolder
    let clock = ManualClock()
    let connection: Studio.Connection
    let video: Video
    let lines = Mutex<[String]>([])

    init() throws {
        folder = try TemporaryFolder()
        let data = try DataFolder(path: folder.path)
        store = try StudioDatabase(path: data.database)
        queue = FlakyQueue(store)
        media = MediaFolder(data)
        connection = try store.ensureConnection(
            name: "Server", kind: .openai, address: "https://video.example/v1", keyFingerprint: "f1",
            keySource: .environment("KEY"), offers: Catalog.sora, makeDefault: true, at: clock.now)
        let project = try store.addProject(title: "Coast", description: "", at: clock.now)
        video = try #require(try store.addVideo(to: project.id, title: "Waves", prompt: "waves", at: clock.now))
    }

    func worker(
        _ servers: any VideoServers, media: (any MediaStore)? = nil, previews: any PreviewMaker = NoPreviews()
    ) -> Worker {
        Worker(
            queue: queue, media: media ?? self.media, servers: servers, previews: previews, clock: clock.clock,
            pollInterval: .seconds(2), log: Log { _, line in self.lines.withLock { $0.append(line) } },
            random: { 0.5 })
    }

    func started(_ server: any VideoServer) async -> Worker {
        let worker = worker(ScriptedServers(server))
        await worker.start()
        return worker
    }

    /// What the program does at its start, after whatever happened before.
    func restarted(_ server: any VideoServer) async throws -> Worker {
        _ = try Worker.recover(queue, clock: clock.clock, log: .silent)
        return await started(server)
    }

    func press(
        _ prompt: String = "waves", to server: ServerIdentity? = nil, model: String = "sora-2"
    ) throws -> GenerationID {
        let press = Press(
            token: UUID().uuidString, digest: "d", video: video.id, server: server ?? connection.server,
            settings: .clip(prompt, model: model), estimate: .cents(80))
        guard case .saved(let generation) = try store.press(press, at: clock.now) else { throw Never(press) }
        return generation.id
    }

    /// What a page does for a person who wishes something.
    func wish(_ wish: Wish, _ worker: Worker) throws {
        try store.note(wish, at: clock.now)
        worker.wake()
    }

    subscript(id: GenerationID) -> Generation {
        get throws { try #require(try store.generation(id)) }
    }

    func state(_ id: GenerationID) throws -> GenerationState { try self[id].state }

    func apply(_ events: GenerationEvent..., to id: GenerationID) throws {
        for event in events { _ = try #require(try store.apply(event, to: id, at: clock.now), "\(event)") }
    }

    /// Until the worker sleeps with nothing due.
    func settle(_ worker: Worker) async {
        var turns = 0
        // A test that hangs is cancelled by its time limit and must end then.
        while await !worker.isIdle, !Task.isCancelled {
            turns += 1
            if turns % 500 == 0 { clock.nudge() }
            await Task.yield()
        }
    }

    /// Lets time pass from one thing that is due to the next until the condition holds.
    func run(
        _ worker: Worker, atMost steps: Int = 20_000, until condition: @Sendable () throws -> Bool,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for _ in 0..<steps {
            await settle(worker)
            try Task.checkCancellation()
            if try condition() { return }
            clock.advanceToNext()
            await Task.yield()
        }
        Issue.record("It did not happen in \(steps) steps.", sourceLocation: sourceLocation)
        throw Never("run")
    }

    /// Time passes in small steps, each worked off, until the interval is over.
    func pass(_ interval: Interval, _ worker: Worker, step: Interval = .seconds(1)) async {
        var left = interval
        while left > .zero, !Task.isCancelled {
            await settle(worker)
            clock.advance(by: min(step, left))
            left = left - step
        }
        await settle(worker)
    }

    /// Without any time passing.
    func wait(until condition: @Sendable () throws -> Bool) async throws {
        while try !condition() {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    struct Never: Error {
        let what: String
        init(_ what: Any) { self.what = "\(what)" }
    }
}

/// A folder of its own for one test, removed when the test lets go of it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "worker-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// Holds whoever comes until it is opened.
final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    var waiting: Int { state.withLock(\.waiting.count) }

    func pass() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for sleeper in waiting { sleeper.resume() }
    }
}
