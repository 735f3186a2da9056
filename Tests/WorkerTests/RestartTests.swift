import Studio
import Testing
import Worker

@Suite("Starting again", .timeLimit(.minutes(5)))
struct RestartTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    @Test(
        "found in any state at the start, it goes on without a second paid request",
        arguments: [GenerationState.queued, .submitting, .uncertain, .inProgress, .downloading])
    func everyState(state: GenerationState) async throws {
        let provider = FakeProvider()
        let id = try bench.press()
        if state != .queued { try bench.apply(.taken(fence: .empty), to: id) }
        let job = state == .queued ? nil : provider.accept("waves")
        if state == .uncertain { try bench.apply(.lost(.lost), to: id) }
        if let job, state == .inProgress || state == .downloading { try bench.apply(.accepted(job), to: id) }
        if state == .downloading { try bench.apply(.polled(.job("job_1", .finished)), to: id) }
        #expect(try bench.state(id) == state)

        let worker = try await bench.restarted(provider.server)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(try bench[id].jobID == "job_1")
        #expect(provider.creates == (state == .queued ? 1 : 0))
        await worker.stop()
    }

    @Test("A4: killed after the mark and before the first byte: looked for, then the person is asked; never sent again")
    func killedBeforeSending() async throws {
        let provider = FakeProvider()
        let id = try bench.press()
        try bench.apply(.taken(fence: .empty), to: id)
        let worker = try await bench.restarted(provider.server)
        try await bench.run(worker) { try bench[id].problem?.code == "unknown_acceptance" }
        await bench.pass(.hours(2), worker, step: .minutes(1))
        #expect(provider.creates == 0)
        #expect(try bench.state(id) == .uncertain)
        await worker.stop()
    }

    @Test("A5, A6: killed while the reply was on its way: the job is found, and a late reply changes nothing")
    func killedWhileSending() async throws {
        let provider = FakeProvider()
        let gate = Gate()
        let server = provider.server.holdingReplies(at: gate)
        let dead = await bench.started(server)
        let id = try bench.press()
        dead.wake()
        try await bench.wait { gate.waiting == 1 }

        let worker = try await bench.restarted(provider.server)
        try await bench.run(worker) { try bench.state(id) == .completed }
        gate.open()
        await bench.settle(dead)
        #expect(try bench.state(id) == .completed)
        #expect(provider.creates == 1)
        await dead.stop()
        await worker.stop()
    }

    @Test(
        "F1: the clock jumped while the program was down: waits stay sane, nothing is sent twice",
        arguments: [10, -10])
    func jump(years: Int64) async throws {
        let provider = FakeProvider()
        let waiting = try bench.press("waiting")
        try bench.apply(.deferred(.test, until: bench.clock.now + .minutes(10)), to: waiting)
        let lost = try bench.press("lost")
        try bench.apply(
            .taken(fence: .empty), .lost(.lost), .notFound(.test, nextLook: bench.clock.now + .seconds(40)), to: lost)
        let running = try bench.press("running")
        let job = provider.accept("running")
        try bench.apply(.taken(fence: .empty), .accepted(job), to: running)

        bench.clock.jump(by: .hours(24 * 365 * years))
        let began = bench.clock.monotonic
        let worker = await bench.started(provider.server)
        try await bench.run(worker) {
            try bench.state(running) == .completed && bench.state(waiting) == .completed
                && bench[lost].problem?.code == "unknown_acceptance"
        }
        #expect(bench.clock.monotonic - began <= .minutes(20))
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("a generation that stays at the person's is looked for once at every start, for free")
    func askedBefore() async throws {
        let provider = FakeProvider(.lost)
        let first = await bench.started(provider.server)
        let id = try bench.press()
        first.wake()
        try await bench.run(first) { try bench[id].problem?.code == "unknown_acceptance" }
        await first.stop()
        _ = provider.accept("waves")
        let second = try await bench.restarted(provider.server)
        try await bench.run(second) { try bench.state(id) == .completed }
        #expect(provider.creates == 1)
        await second.stop()
    }
}
