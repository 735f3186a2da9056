import Studio
import Testing
import Worker

@Suite("Why a queued generation waits", .timeLimit(.minutes(5)))
struct WaitingTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    @Test("its model is limited at the server, until when; another model is not")
    func rateLimited() async throws {
        let provider = FakeProvider(.answer(.comeLater(.test, after: .minutes(10))))
        let worker = await bench.started(provider.server)
        let limited = try bench.press("first")
        let same = try bench.press("same model")
        let other = try bench.press("other model", model: "sora-2-pro")
        worker.wake()
        try await bench.run(worker) { try bench.state(other) == .completed }
        guard case .rateLimited(let until) = worker.waiting(same) else {
            Issue.record("\(String(describing: worker.waiting(same)))")
            return
        }
        #expect(until > bench.clock.now && until < bench.clock.now + .minutes(11))
        #expect(worker.waiting(limited) == .rateLimited(until: until))
        #expect(worker.waiting(other) == nil)
        await worker.stop()
    }

    @Test("all slots are taken")
    func slotsFull() async throws {
        let provider = FakeProvider()
        provider.set(\.status, .running)
        let worker = await bench.started(provider.server)
        let ids = try ["a", "b", "c"].map { try bench.press($0) }
        worker.wake()
        try await bench.run(worker) { try bench.state(ids[1]) == .inProgress }
        await bench.settle(worker)
        #expect(worker.waiting(ids[2]) == .slotsFull)
        #expect(worker.waiting(ids[0]) == nil)
        provider.set(\.status, .finished)
        try await bench.run(worker) { try bench.state(ids[2]) == .completed }
        await bench.settle(worker)
        #expect(worker.waiting(ids[2]) == nil)
        await worker.stop()
    }

    @Test("another paid request is on the wire")
    func onTheWire() async throws {
        let provider = FakeProvider()
        let gate = Gate()
        let server = provider.server.holdingRequests(at: gate)
        let worker = await bench.started(server)
        let first = try bench.press("first")
        let second = try bench.press("second")
        worker.wake()
        try await bench.wait { gate.waiting == 1 && worker.waiting(second) == .onTheWire }
        #expect(worker.waiting(first) == nil)
        gate.open()
        try await bench.run(worker) { try bench.state(second) == .completed }
        await worker.stop()
    }

    @Test("its server cannot be reached, and until when it is left in peace")
    func closed() async throws {
        var server = ScriptedServer()
        server.onNewestJob = { .trouble(.unreachable, retryAfter: .minutes(5)) }
        let worker = await bench.started(server)
        _ = try bench.press("first")
        let second = try bench.press("second")
        worker.wake()
        try await bench.wait { worker.waiting(second) != nil && worker.waiting(second) != .onTheWire }
        guard case .closed(let until, .unreachable) = worker.waiting(second) else {
            Issue.record("\(String(describing: worker.waiting(second)))")
            return
        }
        #expect(until > bench.clock.now)
        await worker.stop()
    }

    @Test("a pause speaks for itself")
    func paused() async throws {
        try bench.store.setPause(.key, of: bench.connection.id, at: bench.clock.now)
        let worker = await bench.started(ScriptedServer())
        let id = try bench.press()
        worker.wake()
        await bench.settle(worker)
        #expect(worker.waiting(id) == nil)
        await worker.stop()
    }
}

@Suite("A job of which the server speaks up", .timeLimit(.minutes(5)))
struct JobWakeTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private func running(_ provider: FakeProvider, _ worker: Worker) async throws -> GenerationID {
        provider.set(\.status, .running)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { provider.retrieves == 1 }
        await bench.settle(worker)
        return id
    }

    @Test("is asked about at once, without any time passing")
    func polled() async throws {
        let provider = FakeProvider()
        let worker = await bench.started(provider.server)
        let id = try await running(provider, worker)
        worker.wake(job: "job_1", at: bench.connection.id)
        try await bench.wait { provider.retrieves == 2 }
        provider.set(\.status, .finished)
        worker.wake(job: "job_1", at: bench.connection.id)
        try await bench.wait { try bench.state(id) == .completed }
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("is asked about once more when the server speaks up while it is being asked")
    func meanwhile() async throws {
        let provider = FakeProvider()
        provider.set(\.status, .running)
        let gate = Gate()
        var server = provider.server
        let retrieve = server.onRetrieve
        server.onRetrieve = { id in
            let answer = await retrieve(id)
            await gate.pass()
            return answer
        }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.wait {
            bench.clock.advance(by: .seconds(1))
            return gate.waiting == 1
        }
        provider.set(\.status, .finished)
        worker.wake(job: "job_1", at: bench.connection.id)
        // Wishes are fulfilled before anything new is sent.
        _ = try bench.press("later")
        worker.wake()
        try await bench.wait { provider.creates == 2 }
        gate.open()
        // No time passes: without the call it would be asked about after the usual pause.
        try await bench.wait { try bench.state(id) == .completed }
        await worker.stop()
    }

    @Test("is nothing when it is unknown, another connection's, over, or still waits to be sent")
    func unknown() async throws {
        let provider = FakeProvider()
        let worker = await bench.started(provider.server)
        let id = try await running(provider, worker)
        worker.wake(job: "job_9", at: bench.connection.id)
        worker.wake(job: "job_1", at: ConnectionID(99))
        await bench.settle(worker)
        #expect(provider.retrieves == 1)
        provider.set(\.status, .finished)
        try await bench.run(worker) { try bench.state(id) == .completed }
        let asked = provider.retrieves
        worker.wake(job: "job_1", at: bench.connection.id)
        await bench.settle(worker)
        #expect(provider.retrieves == asked)
        await worker.stop()
    }
}
