import Testing

@testable import Studio

@Suite("Sending the paid request")
struct SendingTests {
    private static let unreachable = Sample.problem("unreachable")
    private static let later = Sample.minutes(5)

    @Test("the worker takes a generation: its fence and its time are saved before the first byte goes out")
    func taken() {
        let waiting = Sample.queued().following([.unsent(Self.unreachable, retryAt: Self.later)])
        let taken = waiting.after(.taken(fence: .empty), at: Sample.minutes(5))
        #expect(taken?.fence == .empty)
        #expect(taken?.submittedAt == Sample.minutes(5))
        #expect(taken?.problem == nil)
        #expect(taken?.nextAttemptAt == nil)
        #expect(taken?.charge == .reserved(Sample.estimate))
    }

    @Test(
        "an unsent request is tried five times, one told to come later ten times; then a person is asked",
        arguments: [
            (GenerationEvent.unsent(unreachable, retryAt: later), 5),
            (GenerationEvent.deferred(unreachable, until: later), 10),
        ])
    func tries(event: GenerationEvent, limit: Int) {
        var generation = Sample.queued()
        for attempt in 1..<limit {
            generation = generation.following([.taken(fence: .empty), event])
            #expect(generation.state == .queued)
            #expect(generation.attempts == attempt)
            #expect(generation.nextAttemptAt == Self.later)
            #expect(generation.problem == Self.unreachable)
        }
        generation = generation.following([.taken(fence: .empty), event])
        #expect(generation.state == .held)
        #expect(generation.nextAttemptAt == nil)
        #expect(generation.problem?.code == "unreachable")
        #expect(generation.problem?.message == "About unreachable. Tried \(limit) times; press Send again to go on.")
        #expect(generation.charge == .reserved(Sample.estimate))
    }

    @Test("tries count alike whether or not the request was taken before the server proved unreachable")
    func triesWhileQueued() {
        let event = GenerationEvent.unsent(Self.unreachable, retryAt: Self.later)
        #expect(Sample.queued().following([event, event, event, event]).state == .queued)
        #expect(Sample.queued().following([event, .taken(fence: .empty), event, event, event, event]).state == .held)
    }

    @Test("tries of both kinds count together")
    func mixedTries() {
        let later = GenerationEvent.deferred(Self.unreachable, until: Self.later)
        let deferred = Sample.queued().following([later, later, later, later, later])
        #expect(deferred.state == .queued)
        #expect(deferred.after(.unsent(Self.unreachable, retryAt: Self.later), at: Sample.start)?.state == .held)
    }

    @Test("a released generation starts with all its tries")
    func released() {
        let event = GenerationEvent.unsent(Self.unreachable, retryAt: Self.later)
        let released = Sample.queued().following([event, event, event, event, event, .released])
        #expect(released.state == .queued)
        #expect(released.attempts == 0)
        #expect(released.problem == nil)
        #expect(released.following([event, event, event, event]).state == .queued)
    }

    @Test("what has to be mended stands on a held generation, and the same reason again changes nothing")
    func held() {
        let first = Sample.problem("invalid_api_key")
        let second = Sample.problem("insufficient_quota")
        let held = Sample.queued().following([.needsMending(first)])
        #expect(held.problem == first)
        #expect(held.after(.needsMending(first), at: Sample.start) == nil)
        #expect(held.after(.needsMending(second), at: Sample.start)?.problem == second)
    }

    @Test("an acceptance is written down with all that the server told")
    func accepted() {
        let job = Sample.job(
            "job-new", .queued, word: "pending", progress: 3, expiresAt: Sample.minutes(60),
            cost: Money(microDollars: 900_000))
        let accepted = Sample.generation(.submitting).after(.accepted(job), at: Sample.minutes(1))
        #expect(accepted?.jobID == "job-new")
        #expect(accepted?.serverStatus == "pending")
        #expect(accepted?.progress == 3)
        #expect(accepted?.match == nil)
        #expect(accepted?.lastHeardAt == Sample.minutes(1))
        #expect(accepted?.expiresAt == Sample.minutes(60))
        #expect(accepted?.charge == .stated(Money(microDollars: 900_000)))
    }

    @Test("no answer that leaves the outcome open ever leads back to the queue")
    func neverSentTwice() {
        let late: [GenerationEvent] = [
            .unsent(Self.unreachable, retryAt: Self.later), .deferred(Self.unreachable, until: Self.later),
            .needsMending(Self.unreachable), .refused(Self.unreachable), .released, .taken(fence: .empty),
        ]
        for event in late {
            #expect(Sample.generation(.uncertain).after(event, at: Sample.start) == nil)
        }
    }

    @Test("a start that finds a request on the wire says so and makes sure")
    func interrupted() {
        let found = Sample.generation(.submitting).after(.interrupted, at: Sample.minutes(1))
        #expect(found?.state == .uncertain)
        #expect(found?.problem?.code == "interrupted")
        #expect(found?.fence == Sample.fence)
        #expect(found?.attempts == 0)
    }
}
