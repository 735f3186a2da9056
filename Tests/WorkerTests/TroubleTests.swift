import Studio
import Testing
import Worker

@Suite("A database in trouble", .timeLimit(.minutes(5)))
struct TroubleTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    @Test("D2: a mark that cannot be saved sends nothing; once it can, one request goes out")
    func markFails() async throws {
        let provider = FakeProvider()
        bench.queue.fail(.take, times: 4)
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        await bench.pass(.milliseconds(900), worker, step: .milliseconds(100))
        #expect(provider.creates == 0)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("D2: a job id that cannot be saved is kept and saved later; meanwhile its connection sends nothing")
    func idFails() async throws {
        let provider = FakeProvider()
        let isFull = Flag(true)
        bench.queue.refuse { event in if case .accepted = event { isFull.isOn } else { false } }
        let worker = await bench.started(provider.server)
        let first = try bench.press("first")
        let second = try bench.press("second")
        worker.wake()
        await bench.pass(.minutes(30), worker, step: .seconds(5))
        #expect(provider.creates == 1)
        #expect(try bench.state(first) == .submitting)
        #expect(bench.lines.withLock { $0.contains { $0.contains("cannot save what happened") } })

        isFull.isOn = false
        try await bench.run(worker) { try bench.state(first) == .completed && bench.state(second) == .completed }
        #expect(try bench[first].jobID == "job_1")
        #expect(provider.creates == 2)
        await worker.stop()
    }

    @Test("D2: a completion that cannot be saved is saved later; the film is not fetched again")
    func completionFails() async throws {
        let provider = FakeProvider()
        let failures = Counter()
        bench.queue.refuse { event in if case .fetched = event { failures.count() <= 3 } else { false } }
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(provider.book.withLock(\.fetches).count { $0 == .video } == 1)
        await worker.stop()
    }

    @Test("D2, D3: a wait that cannot be saved is still kept")
    func waitIsKept() async throws {
        let provider = FakeProvider(.answer(.comeLater(.test, after: .minutes(10))))
        let failures = Counter()
        bench.queue.refuse { event in if case .deferred = event { failures.count() <= 2 } else { false } }
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        await bench.pass(.minutes(9), worker, step: .seconds(5))
        #expect(provider.creates == 1)
        #expect(failures.value == 3)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(provider.creates == 2)
        await worker.stop()
    }

    @Test("D3: a database that cannot be read for a while: nothing is sent, then everything goes on")
    func unreadable() async throws {
        let provider = FakeProvider()
        bench.queue.fail(.unfinished, times: 5)
        bench.queue.fail(.connections, times: 2)
        let id = try bench.press()
        let worker = await bench.started(provider.server)
        await bench.settle(worker)
        #expect(provider.creates == 0)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("D2: whichever call fails a few times, one request is paid for and the film comes", arguments: [1, 2, 5])
    func anyCall(times: Int) async throws {
        let provider = FakeProvider(.acceptedUnheard)
        for call in [FlakyQueue.Call.unfinished, .generation, .apply, .take, .connections, .ownedJobs, .log] {
            bench.queue.fail(call, times: times)
        }
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(provider.creates == 1)
        await worker.stop()
    }
}
