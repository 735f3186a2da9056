import Studio
import Testing
import Worker

@Suite("Key and credit", .timeLimit(.minutes(5)))
struct PauseTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private var pause: Problem? {
        get throws { try bench.store.defaultConnection().pause }
    }

    @Test(
        "A11, A12: a refused key or used-up credit holds the request, pauses the connection, and sends nothing more",
        arguments: [Problem.key, .credit])
    func pausedBySending(problem: Problem) async throws {
        let provider = FakeProvider(.answer(.needsMending(problem)))
        let worker = await bench.started(provider.server)
        let first = try bench.press("first")
        let second = try bench.press("second")
        worker.wake()
        try await bench.run(worker) { try bench.state(first) == .held }
        await bench.pass(.hours(2), worker, step: .minutes(1))
        #expect(provider.creates == 1)
        #expect(try pause == problem)
        #expect(try bench.state(second) == .queued)

        try bench.wish(.resume(bench.connection.id), worker)
        try await bench.run(worker) { try bench.state(first) == .completed && bench.state(second) == .completed }
        #expect(try pause == nil)
        #expect(provider.creates == 3)
        await worker.stop()
    }

    @Test("A11: a key that is refused when the newest job is asked for costs no paid request")
    func pausedByFence() async throws {
        var server = ScriptedServer()
        server.onNewestJob = { .needsMending(.key) }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .held }
        #expect(try pause == .key)
        await worker.stop()
    }

    @Test("a key that is refused again when the person wants to go on stays paused")
    func refusedAgain() async throws {
        var server = ScriptedServer()
        server.onNewestJob = { .needsMending(.key) }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .held }
        try bench.wish(.resume(bench.connection.id), worker)
        await bench.pass(.minutes(1), worker)
        #expect(try bench.state(id) == .held)
        #expect(try pause == .key)
        await worker.stop()
    }

    @Test("B3: a key that is refused while polling pauses the polls; the jobs keep their state and go on later")
    func pausedByPolling() async throws {
        let provider = FakeProvider()
        provider.set(\.status, .running)
        var server = provider.server
        let retrieve = server.onRetrieve
        let refusing = Flag(true)
        let asked = Counter()
        server.onRetrieve = { id in
            asked.count()
            return refusing.isOn ? .needsMending(.key) : await retrieve(id)
        }
        let worker = await bench.started(server)
        let id = try bench.press()
        let waiting = try bench.press("second")
        worker.wake()
        try await bench.run(worker) { try pause == .key }
        await bench.settle(worker)
        let before = asked.value
        await bench.pass(.hours(1), worker, step: .minutes(1))
        #expect(asked.value == before)
        #expect(try bench.state(id) == .inProgress)

        refusing.isOn = false
        provider.set(\.status, .finished)
        try bench.wish(.resume(bench.connection.id), worker)
        try await bench.run(worker) { try bench.state(id) == .completed && bench.state(waiting) == .completed }
        await worker.stop()
    }

    @Test("used-up credit does not keep a paid film from being fetched")
    func fetchedWhilePaused() async throws {
        let provider = FakeProvider(.accepted, .answer(.needsMending(.credit)))
        let worker = await bench.started(provider.server)
        let paid = try bench.press("paid")
        let refused = try bench.press("refused")
        worker.wake()
        try await bench.run(worker) { try bench.state(refused) == .held && bench.state(paid) == .completed }
        #expect(try pause == .credit)
        await worker.stop()
    }

    @Test("a pause that cannot be saved holds all the same, and is saved later")
    func unsavedPause() async throws {
        let provider = FakeProvider(.answer(.needsMending(.key)))
        bench.queue.fail(.setPause, times: 3)
        let worker = await bench.started(provider.server)
        let first = try bench.press("first")
        _ = try bench.press("second")
        worker.wake()
        try await bench.run(worker) { try bench.state(first) == .held && pause == .key }
        #expect(provider.creates == 1)
        await worker.stop()
    }
}
