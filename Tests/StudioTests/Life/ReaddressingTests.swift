import Testing

@testable import Studio

@Suite("A connection whose key or address has changed")
struct ReaddressingTests {
    private static let renewed = Sample.server(key: "k2")

    @Test("a held generation goes back into the queue, for the new address")
    func held() {
        let queued = Sample.generation(.held).after(.readdressed(Self.renewed), at: Sample.start)
        #expect(queued?.state == .queued)
        #expect(queued?.server == Self.renewed)
        #expect(queued?.problem == nil)
    }

    @Test("a job goes on under its id", arguments: [GenerationState.inProgress, .downloading])
    func running(state: GenerationState) {
        let troubled = Sample.generation(state).following([
            .troubled(Sample.problem("connection_changed"), retryAt: Sample.minutes(1))
        ])
        let moved = troubled.after(.readdressed(Self.renewed), at: Sample.minutes(1))
        #expect(moved?.state == state)
        #expect(moved?.server == Self.renewed)
        #expect(moved?.jobID == Sample.jobID)
        #expect(moved?.problem == nil)
        #expect(moved?.nextAttemptAt == nil)
    }

    @Test("what the old address did not know does not count against the job at the new one")
    func missing() throws {
        let gone = Sample.problem("not_found")
        var job = Sample.generation(.inProgress).following([.missing(gone), .missing(gone)])
        job = try #require(job.after(.readdressed(Self.renewed), at: Sample.minutes(20)))
        #expect(job.missing == nil)
        job = try #require(job.after(.missing(gone), at: Sample.minutes(21)))
        #expect(job.state == .inProgress)
    }

    @Test("a request whose acceptance is open stays open, and is looked for at the new address")
    func uncertain() {
        let open = Sample.generation(.uncertain)
        let moved = open.after(.readdressed(Self.renewed), at: Sample.start)
        #expect(moved == open.with { $0.server = Self.renewed })
    }

    @Test("another connection is another server: nothing goes there, and the same one again changes nothing")
    func elsewhere() {
        let elsewhere = Sample.server(connection: 2)
        for state in GenerationState.allCases {
            #expect(Sample.generation(state).after(.readdressed(elsewhere), at: Sample.start) == nil)
            #expect(Sample.generation(state).after(.readdressed(Sample.server()), at: Sample.start) == nil)
        }
    }

    @Test(
        "a request on the wire and what is over stay with the server that they were sent to",
        arguments: [
            GenerationState.submitting, .completed, .failed, .cancelled,
        ])
    func stays(state: GenerationState) {
        #expect(Sample.generation(state).after(.readdressed(Self.renewed), at: Sample.start) == nil)
    }

    @Test("a film that was fetched again replaces the one that vanished, and nothing else")
    func refetched() {
        let completed = Sample.generation(.completed)
        let again = completed.after(.refetched(Sample.filmAgain), at: Sample.minutes(90))
        #expect(again == completed.with { $0.media = Sample.filmAgain })
    }
}
