import Testing

@testable import Studio

@Suite("Making sure of a lost acceptance")
struct MakingSureTests {
    private static let notListed = Sample.problem("not_listed")

    @Test("looks are counted, and the last one leaves it to the person")
    func looks() {
        let once = Sample.generation(.uncertain).following([.notFound(Self.notListed, nextLook: Sample.minutes(1))])
        #expect(once.attempts == 1)
        #expect(once.nextAttemptAt == Sample.minutes(1))
        #expect(once.problem == Self.notListed)
        let last = once.following([.notFound(Self.notListed, nextLook: nil)])
        #expect(last.attempts == 2)
        #expect(last.nextAttemptAt == nil)
        #expect(last.state == .uncertain)
    }

    @Test("a server that cannot be asked was not looked at")
    func unable() {
        let looked = Sample.generation(.uncertain).following([.notFound(Self.notListed, nextLook: nil)])
        let unable = looked.following([.troubled(Sample.problem("timeout"), retryAt: Sample.minutes(2))])
        #expect(unable.attempts == 1)
        #expect(unable.nextAttemptAt == Sample.minutes(2))
        #expect(unable.problem?.code == "timeout")
    }

    @Test("a job that was found says by what it was recognised", arguments: MatchEvidence.allCases)
    func found(evidence: MatchEvidence) {
        let found = Sample.generation(.uncertain).after(
            .found(Sample.job("job-found", progress: 12), by: evidence), at: Sample.minutes(3))
        #expect(found?.state == .inProgress)
        #expect(found?.jobID == "job-found")
        #expect(found?.match == evidence)
        #expect(found?.progress == 12)
        #expect(found?.problem == nil)
        #expect(found?.attempts == 0)
        #expect(found?.charge == .reserved(Sample.estimate))
    }

    @Test("a wish to stop keeps the time of the next look, and is asked for once")
    func wish() {
        let waiting = Sample.generation(.uncertain).following([.notFound(Self.notListed, nextLook: Sample.minutes(1))])
        let stopped = waiting.after(.cancelled, at: Sample.minutes(0))
        #expect(stopped?.state == .uncertain)
        #expect(stopped?.cancelRequestedAt == Sample.minutes(0))
        #expect(stopped?.nextAttemptAt == Sample.minutes(1))
        #expect(stopped?.problem == Self.notListed)
        #expect(stopped?.after(.cancelled, at: Sample.minutes(5)) == nil)
    }

    @Test("a wish to stop outlives losing the answer, and takes effect when the job is found")
    func wishTakesEffect() {
        let found = Sample.generation(.submitting).following([
            .cancelled, .interrupted, .notFound(Self.notListed, nextLook: nil), .found(Sample.job(), by: .person),
        ])
        #expect(found.state == .cancelled)
        #expect(found.jobID == Sample.jobID)
        #expect(found.match == .person)
        #expect(found.serverDeletion == .wanted)
        #expect(found.charge == .possible(Sample.estimate))
    }

    @Test("giving up is a failure that may have cost the amount at stake")
    func givenUp() {
        let over = Sample.generation(.uncertain).following([.givenUp(Sample.problem("given_up"))])
        #expect(over.state == .failed)
        #expect(over.problem?.code == "given_up")
        #expect(over.jobID == nil)
        #expect(over.charge == .possible(Sample.estimate))
    }
}
