import Studio
import Synchronization
import Testing
import Worker

@Suite("Making sure", .timeLimit(.minutes(5)))
struct MakingSureTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    @Test("A7, A9, A15: a lost reply is found by listing and never sent again")
    func lostReply() async throws {
        let provider = FakeProvider(.acceptedUnheard)
        _ = provider.accept("somebody else's, before")
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(try bench[id].match == .prompt)
        #expect(try bench[id].jobID == "job_2")
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("a server that keeps prompts to itself: the only new job is ours, and it is said how it was matched")
    func byTime() async throws {
        let provider = FakeProvider(.acceptedUnheard)
        provider.set(\.tellsPrompts, false)
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(try bench[id].match == .time)
        await worker.stop()
    }

    @Test("A9: a job that is nowhere is looked for after 10, 40 and 120 s; then the person is asked, with the amount")
    func nowhere() async throws {
        let provider = FakeProvider(.lost)
        var server = provider.server
        let looks = Times()
        server.onJobs = { _, _ in
            looks.add(bench.clock.monotonic)
            return .page([], hasMore: false)
        }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench[id].problem?.code == "unknown_acceptance" }
        await bench.pass(.hours(1), worker, step: .minutes(1))
        let first = try #require(looks.values.first)
        #expect(looks.values.map { $0 - first } == [.zero, .seconds(10), .seconds(50), .seconds(170)])
        #expect(try bench[id].problem?.message.contains("$0.80") == true)
        #expect(try bench[id].nextAttemptAt == nil)
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("a job that turns up late is found when it is looked for again")
    func late() async throws {
        let provider = FakeProvider(.lost)
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench[id].attempts == 2 }
        _ = provider.accept("waves")
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("several jobs that may be it: the person is shown them and chooses")
    func several() async throws {
        let provider = FakeProvider(.acceptedUnheard)
        var server = provider.server
        let create = server.onCreate
        server.onCreate = { settings, references in
            _ = provider.accept("waves")
            return await create(settings, references)
        }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench[id].problem?.code == "unknown_acceptance" }
        guard case .listed(let jobs, _) = worker.candidates(for: id) else {
            Issue.record("There are no candidates.")
            return
        }
        #expect(jobs.map(\.id) == ["job_2", "job_1"])

        try bench.wish(.adopt(id, jobID: "job_2"), worker)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(try bench[id].match == .person)
        #expect(worker.candidates(for: id) == .notLooked)
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("a server that cannot list: the person is asked at once, and may name the job")
    func unlisted() async throws {
        let provider = FakeProvider(.acceptedUnheard)
        var server = provider.server
        server.onNewestJob = { .fence(.unavailable) }
        server.onJobs = { _, _ in .unsupported }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench[id].problem?.code == "unknown_acceptance" }
        #expect(worker.candidates(for: id) == .unsupported)
        try bench.wish(.adopt(id, jobID: "job_1"), worker)
        try await bench.run(worker) { try bench.state(id) == .completed }
        await worker.stop()
    }

    @Test("a job that the person names must exist and be nobody else's", arguments: ["job_9", "job_1"])
    func namedWrongly(job: String) async throws {
        let provider = FakeProvider(.accepted, .lost)
        let worker = await bench.started(provider.server)
        let first = try bench.press("first")
        let id = try bench.press("second")
        worker.wake()
        try await bench.run(worker) {
            try bench[id].problem?.code == "unknown_acceptance" && bench.state(first) == .completed
        }
        try bench.wish(.adopt(id, jobID: job), worker)
        try await bench.run(worker) { try bench[id].problem?.message.contains(job) == true }
        #expect(try bench.state(id) == .uncertain)
        await worker.stop()
    }

    @Test("after a server that could not be asked, looking goes on without counting it as a look")
    func serverAway() async throws {
        let provider = FakeProvider(.acceptedUnheard)
        var server = provider.server
        let list = server.onJobs
        let asked = Counter()
        server.onJobs = { after, limit in asked.count() <= 12 ? .trouble(.unreachable) : await list(after, limit) }
        let worker = await bench.started(server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench[id].problem?.code == "unreachable" }
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(asked.value == 13)
        #expect(provider.creates == 1)
        await worker.stop()
    }

    @Test("giving up ends it, names the amount, and says that it may have cost it")
    func givenUp() async throws {
        let provider = FakeProvider(.lost)
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench[id].problem?.code == "unknown_acceptance" }
        let problem = try bench[id].givenUpProblem
        let ended = try #require(try bench.store.apply(.givenUp(problem), to: id, at: bench.clock.now))
        worker.wake()
        await bench.settle(worker)
        #expect(ended.state == .failed)
        #expect(ended.charge == .possible(.cents(80)))
        #expect(ended.problem?.message.contains("$0.80") == true)
        #expect(try bench.store.apply(.givenUp(problem), to: id, at: bench.clock.now) == nil)
        await worker.stop()
    }

    @Test("looking again is done at once when the person wants it")
    func lookAgain() async throws {
        let provider = FakeProvider(.lost)
        let worker = await bench.started(provider.server)
        let id = try bench.press()
        worker.wake()
        try await bench.run(worker) { try bench[id].problem?.code == "unknown_acceptance" }
        _ = provider.accept("waves")
        let before = bench.clock.monotonic
        try bench.wish(.lookAgain(id), worker)
        try await bench.wait { try bench.state(id) != .uncertain }
        #expect(bench.clock.monotonic == before)
        try await bench.run(worker) { try bench.state(id) == .completed }
        await worker.stop()
    }

    @Test("no look happens while a paid request of the same connection is on the wire")
    func noLookWhileSending() async throws {
        let provider = FakeProvider(.lost)
        let gate = Gate()
        var server = provider.server
        let create = server.onCreate
        let list = server.onJobs
        let isSending = Flag(false)
        server.onCreate = { settings, references in
            if settings.prompt == "second" {
                isSending.isOn = true
                await gate.pass()
            }
            let answer = await create(settings, references)
            isSending.isOn = false
            return answer
        }
        server.onJobs = { after, limit in
            #expect(!isSending.isOn)
            return await list(after, limit)
        }
        let worker = await bench.started(server)
        let first = try bench.press("first")
        let second = try bench.press("second")
        worker.wake()
        try await bench.wait {
            bench.clock.advance(by: .seconds(1))
            return gate.waiting == 1
        }
        bench.clock.advance(by: .minutes(10))
        gate.open()
        try await bench.run(worker) { try bench.state(second) == .completed }
        #expect(try bench.state(first) == .uncertain)
        await worker.stop()
    }

    @Test("two equal requests, both lost, of which one was accepted: the job has one owner, the other stays open")
    func twins() async throws {
        let provider = FakeProvider(.lost, .acceptedUnheard)
        let worker = await bench.started(provider.server)
        let first = try bench.press("same")
        let second = try bench.press("same")
        worker.wake()
        try await bench.run(worker) {
            try bench.state(second) == .completed && bench[first].problem?.code == "unknown_acceptance"
        }
        #expect(try bench[second].jobID == "job_1")
        #expect(try bench.state(first) == .uncertain)
        #expect(provider.creates == 2)
        await worker.stop()
    }
}

final class Times: Sendable {
    private let state = Mutex<[Interval]>([])

    var values: [Interval] { state.withLock(\.self) }

    func add(_ time: Interval) { state.withLock { $0.append(time) } }
}
