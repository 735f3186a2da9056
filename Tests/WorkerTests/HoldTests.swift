import Studio
import Testing
import Worker

@Suite("Holding everything", .timeLimit(.minutes(5)))
struct HoldTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    @Test("sends nothing and asks for nothing, but watches and fetches what was sent")
    func hold() async throws {
        let provider = FakeProvider()
        provider.set(\.status, .running)
        let worker = await bench.started(provider.server)
        let first = try bench.press("first")
        worker.wake()
        try await bench.run(worker) { try bench.state(first) == .inProgress }
        try bench.store.setHold(true, at: bench.clock.now)
        let second = try bench.press("second")
        worker.wake()
        provider.set(\.status, .finished)
        try await bench.run(worker) { try bench.state(first) == .completed }
        await bench.pass(.minutes(10), worker, step: .seconds(10))
        #expect(provider.book.withLock(\.creates) == ["first"])
        #expect(try bench.state(second) == .queued)
        await worker.stop()

        let restarted = try await bench.restarted(provider.server)
        await bench.pass(.minutes(10), restarted, step: .seconds(10))
        #expect(provider.book.withLock(\.creates) == ["first"])
        try bench.store.setHold(false, at: bench.clock.now)
        restarted.wake()
        try await bench.run(restarted) { try bench.state(second) == .completed }
        #expect(provider.book.withLock(\.creates) == ["first", "second"])
        await restarted.stop()
    }

    @Test("that comes while the server is asked for its newest job still stops the paid request")
    func lateHold() async throws {
        let gate = Gate()
        let creates = Counter()
        var server = ScriptedServer()
        server.onNewestJob = {
            await gate.pass()
            return .fence(.empty)
        }
        server.onCreate = { _, _ in
            creates.count()
            return .refused(.test)
        }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.wait { gate.waiting == 1 }
        try bench.store.setHold(true, at: bench.clock.now)
        gate.open()
        await bench.pass(.minutes(10), worker, step: .seconds(10))
        #expect(creates.value == 0)
        #expect(try bench.state(id) == .queued)
        await worker.stop()
    }

    @Test("is not needed to send in the order that a person has chosen")
    func order() async throws {
        let provider = FakeProvider()
        try bench.store.setHold(true, at: bench.clock.now)
        let ids = try (1...4).map { try bench.press("clip \($0)") }
        _ = try bench.store.moveInLine(ids[3], .first)
        _ = try bench.store.moveInLine(ids[0], .last)
        try bench.store.setHold(false, at: bench.clock.now)
        let worker = await bench.started(provider.server)
        try await bench.run(worker) { try bench.store.unfinished().isEmpty }
        #expect(provider.book.withLock(\.creates) == ["clip 4", "clip 2", "clip 3", "clip 1"])
        await worker.stop()
    }
}
