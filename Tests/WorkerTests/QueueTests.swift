import Studio
import Testing
import Worker

@Suite("The order of the queue", .timeLimit(.minutes(5)))
struct QueueTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    @Test("oldest first, one paid request at a time, never more than two running")
    func limits() async throws {
        let provider = FakeProvider()
        provider.set(\.status, .running)
        let worker = await bench.started(provider.server)
        for number in 1...6 { _ = try bench.press("clip \(number)") }
        worker.wake()
        await bench.pass(.minutes(5), worker, step: .seconds(10))
        #expect(provider.book.withLock(\.creates) == ["clip 1", "clip 2"])

        provider.set(\.status, .finished)
        try await bench.run(worker) { try bench.store.unfinished().isEmpty }
        #expect(provider.book.withLock(\.creates) == (1...6).map { "clip \($0)" })
        #expect(provider.book.withLock(\.mostSending) == 1)
        await worker.stop()
    }

    @Test("connections do not wait for each other")
    func connections() async throws {
        let other = try bench.store.ensureConnection(
            name: "Other", kind: .openai, address: "https://other.example/v1", keyFingerprint: "f2",
            keySource: .none, offers: Catalog.sora, makeDefault: false, at: bench.clock.now)
        let gate = Gate()
        var stuck = ScriptedServer()
        stuck.onNewestJob = { .fence(.empty) }
        stuck.onCreate = { _, _ in
            await gate.pass()
            return .refused(.test)
        }
        let (slow, quick) = (stuck, FakeProvider())
        let worker = bench.worker(
            ScriptedServers { identity in identity.connection == other.id ? quick.server : slow })
        await worker.start()
        let first = try bench.press("stuck")
        let second = try bench.press("quick", to: other.server)
        worker.wake()
        try await bench.wait { gate.waiting == 1 }
        try await bench.wait { try bench.state(second) == .inProgress }
        #expect(try bench.state(first) == .submitting)
        gate.open()
        try await bench.run(worker) { try bench.state(first) == .failed && bench.state(second) == .completed }
        await worker.stop()
    }

    @Test("held and uncertain generations take no slot and hold up nobody")
    func nobodyBlocks() async throws {
        let provider = FakeProvider(.lost, .lost, .lost)
        let worker = await bench.started(provider.server)
        let held = try bench.press("held")
        try bench.apply(.needsMending(.test), to: held)
        let lost = try (1...3).map { try bench.press("lost \($0)") }
        let last = try bench.press("last")
        worker.wake()
        try await bench.run(worker) { try bench.state(last) == .completed }
        for id in lost { #expect(try bench.state(id) == .uncertain) }
        #expect(try bench.state(held) == .held)
        await worker.stop()
    }

    @Test("B10: with 200 jobs due at once after eight hours asleep, at most two polls are on the wire")
    func noStorm() async throws {
        let provider = FakeProvider()
        provider.set(\.status, .running)
        var ids: [GenerationID] = []
        for number in 1...200 {
            let id = try bench.press("clip \(number)")
            let job = provider.accept("clip \(number)")
            try bench.apply(.taken(fence: .empty), .accepted(job), to: id)
            ids.append(id)
        }
        let worker = await bench.started(provider.server)
        await bench.settle(worker)
        #expect(provider.retrieves == 200)
        bench.clock.advance(by: .hours(8))
        await bench.settle(worker)
        #expect(provider.retrieves == 400)
        #expect(provider.book.withLock(\.mostPolling) == 2)
        await worker.stop()
    }

    @Test("a thousand lost replies: at most one request each, every accepted job found, none taken for another's")
    func thousandLostReplies() async throws {
        let provider = FakeProvider()
        let fates = (0..<1000).map { $0 % 3 == 0 ? FakeProvider.Fate.lost : .acceptedUnheard }
        provider.set(\.fates, fates)
        provider.set(\.status, .ended(.test))
        let worker = await bench.started(provider.server)
        var ids: [GenerationID] = []
        for hundred in 0..<10 {
            ids += try (0..<100).map { try bench.press("clip \(hundred * 100 + $0)") }
            worker.wake()
            try await bench.run(worker) {
                // Reading all rows is the dear part: not before everything was sent.
                try provider.creates == (hundred + 1) * 100
                    && bench.store.unfinished().allSatisfy { $0.problem?.code == "unknown_acceptance" }
            }
        }
        #expect(provider.creates == 1000)
        #expect(Set(provider.book.withLock(\.creates)).count == 1000)
        let jobs = Dictionary(uniqueKeysWithValues: provider.jobs.map { ($0.prompt ?? "", $0.id) })
        for id in ids {
            let generation = try bench[id]
            #expect(generation.jobID == jobs[generation.settings.prompt])
            #expect(generation.state == (generation.jobID == nil ? .uncertain : .failed))
        }
        await worker.stop()
    }
}
