import Studio
import Testing
import Worker

@Suite("Watching a job", .timeLimit(.minutes(5)))
struct WatchingTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    /// A generation that the server works on.
    private func running(_ job: String = "job_1") throws -> GenerationID {
        let id = try bench.press()
        try bench.apply(.taken(fence: .empty), .accepted(.job(job)), to: id)
        return id
    }

    /// A server of one job whose polls are answered by the closure, with the number of the poll from 1.
    private func server(
        _ answer: @escaping @Sendable (Int) -> RetrieveAnswer
    ) -> (server: ScriptedServer, polls: Counter) {
        let polls = Counter()
        var server = FakeProvider().server
        server.onCreate = ScriptedServer().onCreate
        server.onRetrieve = { _ in answer(polls.count()) }
        return (server, polls)
    }

    @Test("a poll that falls due while the worker looks around is not slept through", arguments: 1...8)
    func dueMeanwhile(_ lead: Int) async throws {
        _ = try running()
        let (server, polls) = server { _ in .job(.job("job_1"), pollAfter: nil) }
        let worker = await bench.started(server)
        await bench.settle(worker)
        try await bench.wait { bench.clock.nextDeadline != nil }
        let due = try #require(bench.clock.nextDeadline)
        bench.clock.advance(by: due - bench.clock.monotonic - .milliseconds(Int64(lead)))
        let before = polls.value
        bench.clock.tick(looks: 8)
        worker.wake()
        try await bench.run(worker) { polls.value > before }
        await worker.stop()
    }

    @Test("B1: half an hour without an answer changes nothing but what the page says, at 5 to 60 s between polls")
    func unreachable() async throws {
        let id = try running()
        let (server, polls) = server { _ in .trouble(.unreachable, retryAfter: nil) }
        let worker = await bench.started(server)
        await bench.pass(.minutes(29), worker, step: .seconds(5))
        #expect(try bench.state(id) == .inProgress)
        #expect(try bench[id].problem == .unreachable)
        #expect((25...40).contains(polls.value))
        await worker.stop()
    }

    @Test("B2: a job that the server does not know any more fails after three such answers over ten minutes")
    func gone() async throws {
        let id = try running()
        let (server, polls) = server { _ in .missing(.test) }
        let worker = await bench.started(server)
        await bench.pass(.seconds(599), worker)
        #expect(try bench.state(id) == .inProgress)
        #expect(polls.value > 3)
        try await bench.run(worker) { try bench.state(id) == .failed }
        #expect(try bench[id].jobID == "job_1")
        await worker.stop()
    }

    @Test("B2: one answer that knows the job begins the ten minutes anew")
    func goneForAWhile() async throws {
        let id = try running()
        let (server, _) = server { $0 == 8 ? .job(.job("job_1"), pollAfter: nil) : .missing(.test) }
        let worker = await bench.started(server)
        await bench.pass(.minutes(11), worker)
        #expect(try bench.state(id) == .inProgress)
        try await bench.run(worker) { try bench.state(id) == .failed }
        await worker.stop()
    }

    @Test("F1: a wall clock that jumps does not make a missing job fail early", arguments: [10, -10])
    func jumpWhileMissing(years: Int64) async throws {
        let id = try running()
        let (server, polls) = server { _ in .missing(.test) }
        let worker = await bench.started(server)
        try await bench.run(worker) { polls.value == 2 }
        bench.clock.jump(by: .hours(24 * 365 * years))
        let began = bench.clock.monotonic
        try await bench.run(worker) { try bench.state(id) == .failed }
        #expect(bench.clock.monotonic - began >= .seconds(590))
        #expect(bench.clock.monotonic - began <= .minutes(12))
        await worker.stop()
    }

    @Test("B4: a server that asks for rest is not polled for any job until then")
    func rest() async throws {
        let ids = try (1...5).map { try running("job_\($0)") }
        let polls = Counter()
        var server = FakeProvider().server
        let times = Times()
        server.onRetrieve = { id in
            times.add(bench.clock.monotonic)
            return polls.count() == 1
                ? .trouble(.test, retryAfter: .seconds(100)) : .job(.job(id, .finished), pollAfter: nil)
        }
        let began = bench.clock.monotonic
        let worker = await bench.started(server)
        try await bench.run(worker) { try ids.allSatisfy { try bench.state($0) == .completed } }
        // One more poll was on the wire already.
        #expect(times.values.count { $0 - began < .seconds(100) } <= 2)
        await worker.stop()
    }

    @Test("a server's wish for the next poll is obeyed, held within 1 s … 15 min")
    func wishes() async throws {
        let id = try running()
        let times = Times()
        let wishes: [Interval?] = [.milliseconds(1), .seconds(7), .hours(24), nil]
        let (server, _) = server { number in
            times.add(bench.clock.monotonic)
            let isLast = number > wishes.count
            return .job(.job("job_1", isLast ? .finished : .running), pollAfter: isLast ? nil : wishes[number - 1])
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .completed }
        let pauses = zip(times.values.dropFirst(), times.values).map { ($0 - $1).seconds }
        let bounds = [1.0...1.1, 7...7.7, 900...990, 2...2.2]
        #expect(pauses.count == bounds.count)
        for (pause, bound) in zip(pauses, bounds) { #expect(bound.contains(pause)) }
        await worker.stop()
    }

    @Test("B5: past half an hour a job is polled every five minutes, for days, and never sent again")
    func stalled() async throws {
        let id = try running()
        let (server, polls) = server { _ in .job(.job("job_1"), pollAfter: nil) }
        var quiet = server
        quiet.onFetch = { _, _, _ in .gone(.test) }
        let worker = await bench.started(quiet)
        await bench.pass(.minutes(30), worker, step: .seconds(2))
        let before = polls.value
        await bench.pass(.hours(24), worker, step: .minutes(1))
        #expect((24 * 11...24 * 12 + 2).contains(polls.value - before))
        #expect(try bench.state(id) == .inProgress)
        await worker.stop()
    }

    @Test("B5: a job that hangs although its film is ready is fetched all the same")
    func readyBeforeItSays() async throws {
        let id = try running()
        let isReady = Flag(false)
        var (server, _) = server { _ in .job(.job("job_1"), pollAfter: nil) }
        server.onFetch = { asset, _, file in
            guard asset == .video else { return .unsupported }
            guard isReady.isOn else { return .gone(.test) }
            write(film("early"), to: file.path)
            return .received
        }
        let worker = await bench.started(server)
        await bench.pass(.hours(2), worker, step: .seconds(20))
        #expect(try bench.state(id) == .inProgress)
        isReady.isOn = true
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(contents(of: bench.media.path(of: .video, of: id)) == film("early"))
        await worker.stop()
    }

    @Test("B7, B8: progress never goes back, and an answer for another job is ignored")
    func oddAnswers() async throws {
        let id = try running()
        let (server, polls) = server { number in
            switch number {
            case 1: .job(.job("job_1", progress: 60), pollAfter: nil)
            case 2: .job(.job("job_1", progress: 20), pollAfter: nil)
            case 3: .job(.job("job_other", .finished, progress: 100), pollAfter: nil)
            default: .job(.job("job_1"), pollAfter: nil)
            }
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { polls.value == 3 }
        await bench.settle(worker)
        #expect(try bench[id].progress == 60)
        #expect(try bench[id].problem?.code == "wrong_job")
        try await bench.run(worker) { polls.value == 4 }
        await bench.settle(worker)
        #expect(try bench[id].problem == nil)
        await worker.stop()
    }

    @Test("a job that ended there has failed here, with the server's words")
    func ended() async throws {
        let id = try running()
        let (server, _) = server { _ in
            .job(.job("job_1", .ended(Problem(code: "moderation_blocked", message: "Blocked."))), pollAfter: nil)
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .failed }
        #expect(try bench[id].problem?.code == "moderation_blocked")
        await worker.stop()
    }

    @Test("F1: a wall clock that jumps ten years neither hurries nor delays a poll", arguments: [10, -10])
    func jump(years: Int64) async throws {
        let id = try running()
        let times = Times()
        let (server, _) = server { number in
            times.add(bench.clock.monotonic)
            bench.clock.jump(by: .hours(24 * 365 * years * (number % 2 == 0 ? 1 : -1)))
            return .job(.job("job_1", number == 20 ? .finished : .running), pollAfter: nil)
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .completed }
        let pauses = zip(times.values.dropFirst(), times.values).map { ($0 - $1).seconds }
        #expect(pauses.allSatisfy { (2...2.2).contains($0) })
        await worker.stop()
    }

    @Test("a job whose connection has changed waits and says so")
    func changedConnection() async throws {
        let id = try running()
        let worker = bench.worker(ScriptedServers { (_) throws(Problem) in throw .test })
        await worker.start()
        await bench.pass(.hours(1), worker, step: .minutes(1))
        #expect(try bench.state(id) == .inProgress)
        #expect(try bench[id].problem == .test)
        await worker.stop()
    }
}
