import Studio
import Synchronization

/// The real queue, with calls that fail so many times as the test says.
final class FlakyQueue: GenerationQueue {
    enum Call: Hashable {
        case unfinished, generation, apply, take, connections, setPause, ownedJobs, wishes, forget, log, recover
    }

    struct Full: Error {}

    private let store: any GenerationQueue
    private let faults = Mutex<[Call: Int]>([:])
    /// Events that fail although others are saved.
    private let refused = Mutex<@Sendable (GenerationEvent) -> Bool>({ _ in false })

    init(_ store: any GenerationQueue) {
        self.store = store
    }

    func fail(_ call: Call, times: Int) {
        faults.withLock { $0[call] = times }
    }

    func refuse(_ isRefused: @escaping @Sendable (GenerationEvent) -> Bool) {
        refused.withLock { $0 = isRefused }
    }

    private func pass(_ call: Call) throws {
        try faults.withLock { faults in
            guard let left = faults[call], left > 0 else { return }
            faults[call] = left - 1
            throw Full()
        }
    }

    func unfinished() throws -> [Generation] {
        try pass(.unfinished)
        return try store.unfinished()
    }

    func generation(_ id: GenerationID) throws -> Generation? {
        try pass(.generation)
        return try store.generation(id)
    }

    func apply(_ event: GenerationEvent, to id: GenerationID, at now: Timestamp) throws -> Generation? {
        try pass(.apply)
        if refused.withLock({ $0(event) }) { throw Full() }
        return try store.apply(event, to: id, at: now)
    }

    func take(_ id: GenerationID, fence: Fence, at now: Timestamp) throws -> Generation? {
        try pass(.take)
        return try store.take(id, fence: fence, at: now)
    }

    func hold() throws -> Timestamp? {
        try store.hold()
    }

    func recover(queuedBefore: Timestamp, at now: Timestamp) throws -> Recovery {
        try pass(.recover)
        return try store.recover(queuedBefore: queuedBefore, at: now)
    }

    func connections() throws -> [Connection] {
        try pass(.connections)
        return try store.connections()
    }

    func setPause(_ problem: Problem?, of connection: ConnectionID, at now: Timestamp) throws {
        try pass(.setPause)
        try store.setPause(problem, of: connection, at: now)
    }

    func ownedJobs(at server: ServerIdentity) throws -> Set<String> {
        try pass(.ownedJobs)
        return try store.ownedJobs(at: server)
    }

    func note(_ wish: Wish, at now: Timestamp) throws {
        try store.note(wish, at: now)
    }

    func wishes() throws -> [NotedWish] {
        try pass(.wishes)
        return try store.wishes()
    }

    func forget(_ wish: WishID) throws {
        try pass(.forget)
        try store.forget(wish)
    }

    func log(_ entry: LogEntry, for id: GenerationID, at now: Timestamp) throws {
        try pass(.log)
        try store.log(entry, for: id, at: now)
    }
}
