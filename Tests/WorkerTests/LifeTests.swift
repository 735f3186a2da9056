import Studio
import Testing
import Worker

@Suite("The worker's own life", .timeLimit(.minutes(5)))
struct LifeTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    @Test("with nothing to do it sleeps without an alarm, and a wake brings it back")
    func idle() async throws {
        let provider = FakeProvider()
        let worker = await bench.started(provider.server)
        await bench.settle(worker)
        let before = bench.clock.monotonic
        bench.clock.advanceToNext()
        #expect(bench.clock.monotonic == before)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        await worker.stop()
    }

    @Test("D12: stopping lets a paid request finish when its reply comes in time")
    func stopWaits() async throws {
        let provider = FakeProvider()
        let gate = Gate()
        let server = provider.server.holdingRequests(at: gate)
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.wait { gate.waiting == 1 }
        async let stopped: Void = worker.stop()
        async let stoppedAgain: Void = worker.stop()
        gate.open()
        _ = await (stopped, stoppedAgain)
        #expect(try bench.state(id) == .inProgress)
        #expect(provider.creates == 1)
    }

    @Test("D12: a reply that does not come is not waited for longer than five seconds; the next start looks for it")
    func stopGivesUp() async throws {
        let provider = FakeProvider()
        let gate = Gate()
        var server = provider.server
        server.onCreate = { settings, _ in
            _ = provider.accept(settings.prompt)
            await gate.pass()
            return .unknown(.lost, evidence: nil)
        }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.wait { gate.waiting == 1 }
        let began = bench.clock.monotonic
        let isOver = Flag(false)
        let stopping = Task {
            await worker.stop()
            isOver.isOn = true
        }
        try await bench.wait {
            bench.clock.advanceToNext()
            return isOver.isOn
        }
        await stopping.value
        #expect(bench.clock.monotonic - began <= .seconds(5))
        #expect(try bench.state(id) == .submitting)

        let next = try await bench.restarted(provider.server)
        try await bench.run(next) { try bench.state(id) == .completed }
        #expect(provider.jobs.count == 1)
        gate.open()
        await next.stop()
    }

    @Test("once stopping, nothing new is sent: not even what waits behind its fence")
    func stopBeforeSending() async throws {
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
        async let stopped: Void = worker.stop()
        while await !worker.isStopping, !Task.isCancelled { await Task.yield() }
        gate.open()
        await stopped
        #expect(try bench.state(id) == .queued)
    }

    @Test("one line is logged for every change of state, with numbers and codes, never a prompt")
    func lines() async throws {
        let provider = FakeProvider()
        let worker = await bench.started(provider.server)
        let id = try bench.press("a secret prompt")
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        let lines = bench.lines.withLock(\.self)
        let steps = [
            ("queued", "submitting"), ("submitting", "in_progress"), ("in_progress", "downloading"),
            ("downloading", "completed"),
        ]
        for (from, to) in steps {
            let line = "generation=\(id) connection=\(bench.connection.id) from=\(from) to=\(to) code=-"
            #expect(lines.count { $0 == line } == 1)
        }
        #expect(!lines.contains { $0.contains("secret") })
        await worker.stop()
    }
}
