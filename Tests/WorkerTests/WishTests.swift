import Studio
import Testing
import Worker

@Suite("A person's wishes", .timeLimit(.minutes(5)))
struct WishTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    /// Accepted there, unheard of here, and the server cannot list its jobs: only the person can tell which it is.
    private func lost(at provider: FakeProvider) throws -> (GenerationID, ScriptedServer) {
        let id = try bench.press()
        _ = provider.accept("waves")
        try bench.apply(.taken(fence: .unavailable), .lost(.lost), to: id)
        var server = provider.server
        server.onJobs = { _, _ in .unsupported }
        return (id, server)
    }

    @Test("noted right before the program died, is done after the next start and forgotten then")
    func restart() async throws {
        let provider = FakeProvider()
        let (id, server) = try lost(at: provider)
        try bench.store.note(.adopt(id, jobID: "job_1"), at: bench.clock.now)
        let worker = try await bench.restarted(server)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(try bench[id].match == .person)
        #expect(try bench.store.wishes().isEmpty)
        #expect(provider.creates == 0)
        await worker.stop()
    }

    @Test("from long before the start are forgotten: the database may be a restored copy")
    func old() async throws {
        let provider = FakeProvider()
        let (id, server) = try lost(at: provider)
        try bench.store.note(.adopt(id, jobID: "job_1"), at: bench.clock.now + .hours(-2))
        let worker = try await bench.restarted(server)
        try await bench.run(worker) { try bench[id].problem?.code == "unknown_acceptance" }
        #expect(try bench.state(id) == .uncertain)
        #expect(try bench.store.wishes().isEmpty)
        await worker.stop()
    }

    @Test("that cannot be forgotten are done once all the same")
    func unforgettable() async throws {
        let provider = FakeProvider()
        let (id, server) = try lost(at: provider)
        bench.queue.fail(.forget, times: 1000)
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench[id].problem?.code == "unknown_acceptance" }
        try bench.wish(.adopt(id, jobID: "job_9"), worker)
        try await bench.run(worker) { try bench[id].problem?.message.contains("job_9") == true }
        let before = provider.retrieves
        await bench.pass(.minutes(10), worker, step: .minutes(1))
        worker.wake()
        await bench.settle(worker)
        #expect(provider.retrieves == before)
        await worker.stop()
    }

    @Test("about a generation that needs them no more are forgotten")
    func late() async throws {
        let provider = FakeProvider()
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        try bench.wish(.adopt(id, jobID: "job_7"), worker)
        try bench.wish(.lookAgain(id), worker)
        await bench.settle(worker)
        #expect(try bench.store.wishes().isEmpty)
        #expect(try bench[id].jobID == "job_1")
        await worker.stop()
    }

    @Test("a key that is set back lets its jobs go on at once")
    func keySetBack() async throws {
        let provider = FakeProvider()
        let id = try bench.press()
        try bench.apply(.taken(fence: .empty), .accepted(provider.accept("waves")), to: id)
        let isBack = Flag(false)
        let server = provider.server
        let worker = bench.worker(
            ScriptedServers { (_) throws(Problem) in
                guard isBack.isOn else { throw Problem(code: "connection_changed", message: "Another key.") }
                return server
            })
        await worker.start()
        try await bench.run(worker) { try bench[id].problem?.code == "connection_changed" }
        isBack.isOn = true
        let before = bench.clock.monotonic
        try bench.wish(.resume(bench.connection.id), worker)
        try await bench.wait { try bench.state(id) == .completed }
        #expect(bench.clock.monotonic == before)
        await worker.stop()
    }

    @Test("a key that is still refused costs one question a wish, however many jobs wait")
    func noStorm() async throws {
        let asked = Counter()
        var server = ScriptedServer()
        server.onNewestJob = {
            asked.count()
            return .needsMending(.key)
        }
        server.onRetrieve = { _ in
            asked.count()
            return .needsMending(.key)
        }
        for number in 1...12 {
            let id = try bench.press("clip \(number)")
            try bench.apply(.taken(fence: .empty), .accepted(.job("job_\(number)")), to: id)
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.store.defaultConnection().pause == .key }
        await bench.settle(worker)
        #expect(asked.value <= 2)
        let before = asked.value
        for _ in 1...3 {
            try bench.wish(.resume(bench.connection.id), worker)
            await bench.pass(.hours(1), worker, step: .minutes(5))
        }
        #expect(asked.value == before + 3)
        await worker.stop()
    }
}
