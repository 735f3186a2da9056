import Studio
import Testing
import Worker

@Suite("What waited in the queue at the start", .timeLimit(.minutes(5)))
struct InheritingTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private func started(_ provider: FakeProvider, _ inherited: GenerationID...) async -> Worker {
        let worker = bench.worker(ScriptedServers(provider.server))
        await worker.start(inheriting: Set(inherited))
        return worker
    }

    @Test("A21: is not sent when the server has a job like it that nobody owns: the person is asked")
    func foundAtServer() async throws {
        let provider = FakeProvider()
        let id = try bench.press("waves")
        _ = provider.accept("waves")
        let worker = await started(provider, id)
        try await bench.run(worker) { try bench.state(id) == .held }
        #expect(try bench[id].problem?.code == "found_at_server")
        #expect(provider.creates == 0)
        try bench.apply(.released, to: id)
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("goes on by itself when the server has none, or only jobs that others own or that are unlike it")
    func newAtServer() async throws {
        let provider = FakeProvider()
        let other = try bench.press("harbour")
        try bench.apply(.taken(fence: .empty), .accepted(provider.accept("harbour")), to: other)
        _ = provider.accept("another prompt")
        let id = try bench.press("harbour")
        let worker = await started(provider, id)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("waits while the server cannot be asked, and is sent once it can")
    func cannotBeAsked() async throws {
        let provider = FakeProvider()
        let id = try bench.press("waves")
        let asked = Counter()
        var server = provider.server
        let page = server.onJobs
        server.onJobs = { after, limit in asked.count() == 1 ? .trouble(.test) : await page(after, limit) }
        let worker = bench.worker(ScriptedServers(server))
        await worker.start(inheriting: [id])
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(asked.value == 2)
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("that may have been sent is held where the server cannot list its jobs", arguments: [true, false])
    func doubtful(isDoubtful: Bool) async throws {
        let provider = FakeProvider()
        let id = try bench.press("waves")
        var server = provider.server
        server.onJobs = { _, _ in .unsupported }
        let worker = bench.worker(ScriptedServers(server))
        await worker.start(inheriting: [id], doubtful: isDoubtful ? [id] : [])
        try await bench.run(worker) { try bench.state(id) == (isDoubtful ? .held : .completed) }
        #expect(provider.creates == (isDoubtful ? 0 : 1))
        await worker.stop()
    }
}
