import Testing

@testable import Studio

@Suite("Fetching the film")
struct FetchingTests {
    private static let finished = Sample.generation(.downloading)

    @Test("a checked film completes the generation")
    func fetched() {
        let trouble = GenerationEvent.troubled(Sample.problem("disk_full"), retryAt: Sample.minutes(1))
        let done = Self.finished.following([trouble]).after(.fetched(Sample.film), at: Sample.minutes(9))
        #expect(done?.state == .completed)
        #expect(done?.media == Sample.film)
        #expect(done?.completedAt == Sample.minutes(9))
        #expect(done?.problem == nil)
        #expect(done?.nextAttemptAt == nil)
        #expect(done?.attempts == 0)
    }

    @Test("a completed clip stands at 100 where the server told its progress, and at nothing where it never did")
    func progress() {
        let told = Sample.generation(.inProgress).following([
            .polled(Sample.job(progress: 90)), .polled(Sample.job(Sample.jobID, .finished, word: "completed")),
        ])
        #expect(told.progress == 90)
        #expect(told.following([.fetched(Sample.film)]).progress == 100)
        #expect(Self.finished.following([.fetched(Sample.film)]).progress == nil)
    }

    @Test("a fresh answer renews the link, the price and when the server was heard, and nothing else")
    func renewed() {
        let price = Money(microDollars: 700_000)
        let trouble = GenerationEvent.troubled(Sample.problem("link_expired"), retryAt: Sample.minutes(1))
        let waiting = Self.finished.following([trouble])
        let renewed = waiting.after(
            .polled(Sample.job(Sample.jobID, .running, expiresAt: Sample.minutes(99), cost: price)),
            at: Sample.minutes(2))
        #expect(renewed?.state == .downloading)
        #expect(renewed?.expiresAt == Sample.minutes(99))
        #expect(renewed?.lastHeardAt == Sample.minutes(2))
        #expect(renewed?.charge == .stated(price))
        #expect(renewed?.serverStatus == "completed")
        #expect(renewed?.attempts == waiting.attempts)
    }

    @Test("an answer that tells no end of the link keeps the one that is known")
    func keepsExpiry() {
        let known = Self.finished.following([.polled(Sample.job(expiresAt: Sample.minutes(60)))])
        #expect(known.following([.polled(Sample.job())]).expiresAt == Sample.minutes(60))
    }

    @Test("a film that cannot be had any more is a failure, and its job is still known")
    func unfetchable() {
        let lost = Self.finished.after(.unfetchable(Sample.problem("expired")), at: Sample.minutes(70))
        #expect(lost?.state == .failed)
        #expect(lost?.problem?.code == "expired")
        #expect(lost?.jobID == Sample.jobID)
        #expect(lost?.media == nil)
        #expect(lost?.completedAt == Sample.minutes(70))
    }
}
