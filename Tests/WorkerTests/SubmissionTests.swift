import Studio
import Testing
import Worker

@Suite("Sending the paid request", .timeLimit(.minutes(5)))
struct SubmissionTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    @Test("a press goes from queued to completed with one paid request, and the film is on disk as it came")
    func straightThrough() async throws {
        let provider = FakeProvider()
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(provider.creates == 1)
        #expect(contents(of: bench.media.path(of: .video, of: id)) == film("job_1"))
        #expect(try bench[id].media?.bytes == Int64(film("job_1").count))
        await worker.stop()
    }

    @Test("the row says submitting on the disk, with its fence, before the request goes out")
    func markedBefore() async throws {
        let provider = FakeProvider()
        let older = provider.accept("somebody else's")
        let id = try bench.press()
        var server = provider.server
        let create = server.onCreate
        server.onCreate = { settings, references in
            let row = try? bench.store.generation(id)
            #expect(row?.state == .submitting)
            #expect(row?.fence == .newest(older.id))
            return await create(settings, references)
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("A8: a request that is never sent is tried five times, backing off, and then held")
    func unsent() async throws {
        let provider = FakeProvider()
        provider.set(\.fates, Array(repeating: .answer(.unsent(.unreachable)), count: 20))
        let worker = await bench.started(provider.server)
        let began = bench.clock.monotonic
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .held }
        #expect(provider.creates == 5)
        #expect(bench.clock.monotonic - began >= .seconds(1 + 4 + 16 + 64))
        #expect(try bench[id].problem?.code == "unreachable")
        await worker.stop()
    }

    @Test("A8: while the server cannot be asked for its newest job, nothing paid is sent")
    func fenceInTrouble() async throws {
        var server = ScriptedServer()
        server.onNewestJob = { .trouble(.unreachable, retryAfter: nil) }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .held }
        await worker.stop()
    }

    @Test("a server that cannot list is sent to without a fence")
    func noFence() async throws {
        let provider = FakeProvider()
        var server = provider.server
        server.onNewestJob = { .fence(.unavailable) }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(try bench[id].fence == .unavailable)
        await worker.stop()
    }

    @Test("A10, A13, A16: a refused request has failed, with the server's words, and is not sent again")
    func refused() async throws {
        let provider = FakeProvider(.answer(.refused(Problem(code: "bad_size", message: "No such size."))))
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .failed }
        await bench.pass(.hours(1), worker, step: .minutes(1))
        #expect(try bench[id].problem?.code == "bad_size")
        #expect(try bench[id].charge == .refused)
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test(
        "A14: a server that says come later is obeyed within 1 s … 15 min, and the row says until when",
        arguments: [
            (-5, 1, 2), (0, 1, 2), (1, 1, 2), (7, 7, 8), (899, 899, 990), (1_000_000_000, 900, 990),
        ])
    func comeLater(wish: Int64, least: Int64, most: Int64) async throws {
        let provider = FakeProvider(.answer(.comeLater(.test, after: .seconds(wish))))
        let worker = await bench.started(provider.server)
        let began = bench.clock.monotonic
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { provider.creates == 1 }
        await bench.settle(worker)
        let shown = try #require(try bench[id].nextAttemptAt) - bench.clock.now
        #expect(shown >= .seconds(least) && shown <= .seconds(most))
        try await bench.run(worker) { provider.creates == 2 }
        #expect(bench.clock.monotonic - began >= .seconds(least))
        #expect(bench.clock.monotonic - began <= .seconds(most))
        await worker.stop()
    }

    @Test("A14: after ten times come later a person is asked")
    func comeLaterForEver() async throws {
        let provider = FakeProvider()
        provider.set(\.fates, Array(repeating: .answer(.comeLater(.test, after: nil)), count: 30))
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .held }
        #expect(provider.creates == 10)
        await worker.stop()
    }

    @Test("A14: one model that is told to come later does not hold up another")
    func otherModel() async throws {
        let provider = FakeProvider(.answer(.comeLater(.test, after: .minutes(15))))
        let worker = await bench.started(provider.server)
        let limited = try bench.press("first")
        let same = try bench.press("same model")
        let other = try bench.press("other model", model: "sora-2-pro")
        worker.wake()
        try await bench.run(worker) { try bench.state(other) == .completed }
        #expect(try bench.state(limited) == .queued)
        #expect(try bench.state(same) == .queued)
        #expect(provider.creates == 2)
        await worker.stop()
    }

    @Test("A17: an answer without a usable job id makes it uncertain, and what came is kept for support")
    func unusableAnswer() async throws {
        let provider = FakeProvider(.answer(.unknown(.lost, evidence: "<html>no id</html>")))
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .uncertain }
        await bench.settle(worker)
        #expect(
            try bench.store.entries(of: id).contains { $0.entry == LogEntry(kind: .wire, text: "<html>no id</html>") })
        await worker.stop()
    }

    @Test("A19: a server that answers with a job we have already makes the second one fail, never share it")
    func duplicate() async throws {
        let provider = FakeProvider(.accepted, .answer(.accepted(.job("job_1"))))
        let worker = await bench.started(provider.server)
        let first = try bench.press("first")
        let second = try bench.press("second")
        worker.wake()
        try await bench.run(worker) { try bench.state(first) == .completed && bench.state(second) == .failed }
        #expect(try bench[second].problem?.code == "duplicate_job")
        #expect(try bench[second].jobID == nil)
        #expect(try bench[second].charge == .possible(.cents(80)))
        await worker.stop()
    }

    @Test("A21: what has waited in the queue for an hour at the start is held until a person says so")
    func foundAtStart() async throws {
        let provider = FakeProvider()
        let old = try bench.press("old")
        bench.clock.advance(by: .minutes(61))
        let fresh = try bench.press("fresh")
        let worker = try await bench.restarted(provider.server)
        try await bench.run(worker) { try bench.state(fresh) == .completed }
        #expect(try bench.state(old) == .held)
        #expect(provider.creates == 1)

        try bench.apply(.released, to: old)
        worker.wake()
        try await bench.run(worker) { try bench.state(old) == .completed }
        #expect(provider.creates == 2)
        await worker.stop()
    }

    @Test("A23: a generation whose connection has changed since the press is held, and nothing is sent")
    func changedConnection() async throws {
        let servers = ScriptedServers { (_) throws(Problem) in
            throw Problem(code: "connection_changed", message: "The address has changed.")
        }
        let worker = bench.worker(servers)
        await worker.start()
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .held }
        #expect(try bench[id].problem?.code == "connection_changed")
        #expect(try bench.store.connections().allSatisfy { $0.pause == nil })
        await worker.stop()
    }

    @Test("the stored reference picture goes along by its path")
    func reference() async throws {
        let image = ReferenceImage(type: .png, storedName: "abc.png", sha256: String(repeating: "0", count: 64))
        let settings = GenerationSettings(
            prompt: "waves", model: "sora-2", seconds: 8, size: ClipSize(width: 1280, height: 720), references: [image])
        let press = Press(
            token: "t", digest: "d", video: bench.video.id, server: bench.connection.server, settings: settings,
            estimate: nil)
        _ = try bench.store.press(press, at: bench.clock.now)
        let provider = FakeProvider()
        var server = provider.server
        let create = server.onCreate
        server.onCreate = { settings, references in
            #expect(references == [bench.media.referencePath(image)])
            return await create(settings, references)
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { provider.creates == 1 }
        await worker.stop()
    }
}
