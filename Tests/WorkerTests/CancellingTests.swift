import Studio
import Testing
import Worker

@Suite("Stopping a generation", .timeLimit(.minutes(5)))
struct CancellingTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private func cancel(_ id: GenerationID, _ worker: Worker) throws {
        _ = try bench.store.apply(.cancelled, to: id, at: bench.clock.now)
        worker.wake()
    }

    @Test("stopped while the newest job is asked for: nothing paid is sent")
    func whileFencing() async throws {
        let gate = Gate()
        var server = ScriptedServer()
        server.onNewestJob = {
            await gate.pass()
            return .fence(.empty)
        }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.wait { gate.waiting == 1 }
        try cancel(id, worker)
        gate.open()
        await bench.pass(.minutes(10), worker)
        #expect(try bench.state(id) == .cancelled)
        #expect(try bench[id].charge == .nothing)
        await worker.stop()
    }

    @Test("stopped while the paid request is on the wire: its job id is kept and the server is asked to delete it")
    func whileSending() async throws {
        let provider = FakeProvider()
        let gate = Gate()
        let server = provider.server.holdingRequests(at: gate)
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.wait { gate.waiting == 1 }
        try cancel(id, worker)
        gate.open()
        try await bench.run(worker) { try bench[id].serverDeletion == .done }
        #expect(try bench.state(id) == .cancelled)
        #expect(try bench[id].jobID == "job_1")
        #expect(provider.book.withLock(\.deleted) == ["job_1"])
        await worker.stop()
    }

    @Test("stopped while its acceptance is open: it ends when its job is found")
    func whileUncertain() async throws {
        let provider = FakeProvider(.lost)
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench[id].attempts == 1 }
        try cancel(id, worker)
        await bench.settle(worker)
        #expect(try bench.state(id) == .uncertain)
        _ = provider.accept("waves")
        try await bench.run(worker) { try bench[id].serverDeletion == .done }
        #expect(try bench.state(id) == .cancelled)
        await worker.stop()
    }

    @Test("stopped while a poll brings its completion: it stays stopped, and nothing is fetched")
    func whilePolling() async throws {
        let provider = FakeProvider()
        let gate = Gate()
        var server = provider.server
        server.onRetrieve = { id in
            await gate.pass()
            return .job(.job(id, .finished), pollAfter: nil)
        }
        server.onFetch = ScriptedServer().onFetch
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.wait {
            bench.clock.advance(by: .seconds(1))
            return gate.waiting == 1
        }
        try cancel(id, worker)
        gate.open()
        try await bench.run(worker) { try bench[id].serverDeletion == .done }
        #expect(try bench.state(id) == .cancelled)
        await worker.stop()
    }

    @Test("stopped while its film comes: the transfer is cut off, what came is thrown away")
    func whileFetching() async throws {
        let provider = FakeProvider()
        let gate = Gate()
        let isCut = Flag(false)
        var server = provider.server
        server.onFetch = { _, _, file in
            write(film(), to: file.path)
            await withTaskCancellationHandler {
                await gate.pass()
            } onCancel: {
                isCut.isOn = true
                gate.open()
            }
            return .received
        }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.wait {
            bench.clock.advance(by: .seconds(1))
            return gate.waiting == 1
        }
        try cancel(id, worker)
        try await bench.run(worker) { try bench[id].serverDeletion == .done }
        #expect(isCut.isOn)
        #expect(try bench.state(id) == .cancelled)
        #expect(try bench.media.partial(of: id).received == 0)
        #expect(contents(of: bench.media.path(of: .video, of: id)).isEmpty)
        await worker.stop()
    }

    @Test("stopping comes too late once the film is complete")
    func tooLate() async throws {
        let provider = FakeProvider()
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(try bench.store.apply(.cancelled, to: id, at: bench.clock.now) == nil)
        await worker.stop()
    }

    @Test("a server that refuses to delete, or never answers, changes nothing: it is recorded", arguments: [1, 5])
    func notDeleted(tries: Int) async throws {
        let id = try bench.press()
        try bench.apply(.taken(fence: .empty), .accepted(.job("job_1")), .cancelled, to: id)
        let asked = Counter()
        var server = ScriptedServer()
        server.onDelete = { _ in
            asked.count()
            return tries == 1 ? .refused : .wanted
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench[id].serverDeletion == .refused }
        #expect(asked.value == tries)
        #expect(try bench.state(id) == .cancelled)
        await worker.stop()
    }
}
