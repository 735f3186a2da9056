import Testing

@testable import Studio

@Suite("Stopping a generation")
struct CancellingTests {
    @Test("what no server has is stopped at once and costs nothing", arguments: [GenerationState.queued, .held])
    func atOnce(state: GenerationState) {
        let stopped = Sample.generation(state).after(.cancelled, at: Sample.minutes(1))
        #expect(stopped?.state == .cancelled)
        #expect(stopped?.completedAt == Sample.minutes(1))
        #expect(stopped?.problem == nil)
        #expect(stopped?.charge == .nothing)
        #expect(stopped?.serverDeletion == ServerDeletion.none)
    }

    @Test(
        "a running job is stopped at once, and the server is to delete it",
        arguments: [
            GenerationState.inProgress, .downloading,
        ])
    func running(state: GenerationState) {
        let stopped = Sample.generation(state).after(.cancelled, at: Sample.minutes(1))
        #expect(stopped?.state == .cancelled)
        #expect(stopped?.jobID == Sample.jobID)
        #expect(stopped?.cancelRequestedAt == Sample.minutes(1))
        #expect(stopped?.serverDeletion == .wanted)
    }

    @Test("while a request is on the wire it is a wish, asked for once")
    func wish() {
        let wish = Sample.generation(.submitting).after(.cancelled, at: Sample.minutes(1))
        #expect(wish?.state == .submitting)
        #expect(wish?.cancelRequestedAt == Sample.minutes(1))
        #expect(wish?.completedAt == nil)
        #expect(wish?.after(.cancelled, at: Sample.minutes(2)) == nil)
    }

    @Test("a stopped request that was accepted after all keeps its job, to be deleted")
    func acceptedAfterWish() {
        let stopped = Sample.generation(.submitting).following([.cancelled, .accepted(Sample.job("job-late"))])
        #expect(stopped.state == .cancelled)
        #expect(stopped.jobID == "job-late")
        #expect(stopped.serverDeletion == .wanted)
        #expect(stopped.charge == .possible(Sample.estimate))
    }

    @Test("a stopped request that was provably not accepted costs nothing")
    func unsentAfterWish() {
        let answers: [GenerationEvent] = [
            .unsent(Sample.problem("unreachable"), retryAt: Sample.minutes(1)),
            .deferred(Sample.problem("rate_limit_exceeded"), until: Sample.minutes(1)),
            .needsMending(Sample.problem("invalid_api_key")),
        ]
        for answer in answers {
            let stopped = Sample.generation(.submitting).following([.cancelled, answer])
            #expect(stopped.state == .cancelled)
            #expect(stopped.charge == .nothing)
            #expect(stopped.problem == nil)
            #expect(stopped.serverDeletion == ServerDeletion.none)
        }
    }

    @Test("a stopped request that the server refused has failed, and says why")
    func refusedAfterWish() {
        let refused = Sample.generation(.submitting).following([.cancelled, .refused(Sample.problem("invalid_value"))])
        #expect(refused.state == .failed)
        #expect(refused.problem?.code == "invalid_value")
        #expect(refused.charge == .refused)
    }

    @Test(
        "the answer to the deletion is noted once and changes nothing else",
        arguments: [
            ServerDeletion.done, .refused,
        ])
    func deletion(answer: ServerDeletion) {
        let stopped = Sample.generation(.cancelled)
        let noted = stopped.after(.deletionAnswered(answer), at: Sample.minutes(9))
        #expect(noted == stopped.with { $0.serverDeletion = answer })
        #expect(noted?.after(.deletionAnswered(.done), at: Sample.minutes(10)) == nil)
        #expect(noted?.after(.deletionAnswered(.refused), at: Sample.minutes(10)) == nil)
    }

    @Test("nothing is asked of a server that never had the job", arguments: ServerDeletion.allCases)
    func noDeletion(answer: ServerDeletion) {
        let stopped = Sample.queued().following([.cancelled])
        #expect(stopped.after(.deletionAnswered(answer), at: Sample.start) == nil)
    }
}
