import Studio
import Testing
import Worker

@Suite("Deleting at the server what is over", .timeLimit(.minutes(5)))
struct DeletingTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private func finished(_ worker: Worker) async throws -> GenerationID {
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        return id
    }

    private func ask(_ id: GenerationID, _ worker: Worker) throws {
        try bench.apply(.deletionWanted, to: id)
        worker.wake()
    }

    /// What the record tells of the deletion.
    private func lines(_ id: GenerationID) throws -> [String] {
        try bench.store.entries(of: id).map(\.entry.text).filter { $0.hasPrefix("the server") }
    }

    @Test("a finished take keeps its film and its pictures here, and its record tells what the server said")
    func completed() async throws {
        let provider = FakeProvider()
        let worker = await bench.started(provider.server)
        let id = try await finished(worker)
        write(Array("more".utf8), to: bench.media.path(of: .video, of: id) + ".part")
        let before = try bench[id]
        try ask(id, worker)
        try await bench.run(worker) { try bench[id].serverDeletion == .done }
        await bench.settle(worker)
        #expect(provider.book.withLock(\.deleted) == ["job_1"])
        #expect(contents(of: bench.media.path(of: .video, of: id)) == film("job_1"))
        #expect(contents(of: bench.media.path(of: .video, of: id) + ".part") == Array("more".utf8))
        #expect(try bench[id].media == before.media && bench[id].charge == before.charge)
        #expect(try lines(id) == ["the server is asked to delete its job", "the server has deleted its job"])
        #expect(try bench.store.unfinished().isEmpty)
        await worker.stop()
    }

    @Test("a refusal is recorded, changes nothing else, and it can be asked for again")
    func refused() async throws {
        let provider = FakeProvider()
        var server = provider.server
        let answers = Counter()
        server.onDelete = { _ in
            answers.count()
            return answers.value == 1 ? .refused : .done
        }
        let worker = await bench.started(server)
        let id = try await finished(worker)
        try ask(id, worker)
        try await bench.run(worker) { try bench[id].serverDeletion == .refused }
        let refusal = "the server did not delete its job: it refuses, or cannot"
        #expect(try lines(id) == ["the server is asked to delete its job", refusal])
        try ask(id, worker)
        try await bench.run(worker) { try bench[id].serverDeletion == .done }
        #expect(try bench.state(id) == .completed)
        await worker.stop()
    }

    @Test("a failed take's job is deleted too, and a connection with a wish open is not removed")
    func failed() async throws {
        let id = try bench.press()
        let ended = RemoteJob.job("job_1", .ended(.test))
        try bench.apply(.taken(fence: .empty), .accepted(.job("job_1")), .polled(ended), .deletionWanted, to: id)
        #expect(try bench.store.unfinished().map(\.id) == [id])
        #expect(try bench.store.unfinishedCount(of: bench.connection.id) == 1)
        let provider = FakeProvider()
        let worker = await bench.started(provider.server)
        try await bench.run(worker) { try bench[id].serverDeletion == .done }
        #expect(try bench.state(id) == .failed)
        #expect(try bench.store.unfinishedCount(of: bench.connection.id) == 0)
        await worker.stop()
    }

    @Test("a server that cannot be asked any more is recorded as such")
    func gone() async throws {
        let id = try bench.press()
        let ended = RemoteJob.job("job_1", .ended(.test))
        try bench.apply(.taken(fence: .empty), .accepted(.job("job_1")), .polled(ended), .deletionWanted, to: id)
        let worker = bench.worker(ScriptedServers { (_) throws(Problem) in throw .test })
        await worker.start()
        try await bench.run(worker) { try bench[id].serverDeletion == .refused }
        await bench.settle(worker)
        #expect(try lines(id).last?.contains("it cannot be asked: Something is in the way.") == true)
        await worker.stop()
    }

    @Test("a job that somebody else sent is fetched like any other, and left to them when it is stopped here")
    func imported() async throws {
        let provider = FakeProvider()
        let (first, second) = (provider.accept("one"), provider.accept("two"))
        let jobs = [first, second].map { job in
            RemoteJob(
                id: job.id, status: .running, word: "running", model: "sora-2", seconds: 8,
                size: ClipSize(width: 1280, height: 720), prompt: job.prompt)
        }
        let takes = try bench.store.importJobs(
            jobs, of: bench.connection.server, into: .project(bench.video.projectID), at: bench.clock.now
        ).takes
        try bench.apply(.cancelled, to: takes[1].id)
        let worker = await bench.started(provider.server)
        try await bench.run(worker) { try bench.state(takes[0].id) == .completed }
        #expect(try bench[takes[0].id].charge == .elsewhere)
        #expect(contents(of: bench.media.path(of: .video, of: takes[0].id)) == film("job_1"))
        #expect(provider.creates == 0 && provider.book.withLock(\.deleted).isEmpty)
        await worker.stop()
    }
}
