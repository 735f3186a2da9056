import Testing

@testable import Studio

@Suite("Watching a job")
struct WatchingTests {
    private static let watched = Sample.generation(.inProgress)
    private static let gone = Sample.problem("not_found")

    @Test("an answer tells the server's word and when it was heard, and ends all trouble")
    func heard() {
        let troubled = Self.watched.following([
            .troubled(Sample.problem("timeout"), retryAt: Sample.minutes(1)), .missing(Self.gone),
        ])
        let heard = troubled.after(
            .polled(Sample.job(word: "rendering", progress: 5, expiresAt: Sample.minutes(90))), at: Sample.minutes(2))
        #expect(heard?.serverStatus == "rendering")
        #expect(heard?.lastHeardAt == Sample.minutes(2))
        #expect(heard?.expiresAt == Sample.minutes(90))
        #expect(heard?.problem == nil)
        #expect(heard?.attempts == 0)
        #expect(heard?.missing == nil)
        #expect(heard?.nextAttemptAt == nil)
    }

    @Test(
        "progress is what the server says, held within 0…100, and never goes back",
        arguments: [
            ([nil], nil), ([0], 0), ([10, 40], 40), ([40, 10], 40), ([40, nil], 40), ([nil, 7], 7), ([250], 100),
            ([-1], 0), ([30, -5], 30), ([100, 250, 99], 100), ([.min], 0), ([.max], 100),
        ] as [([Int?], Int?)])
    func progress(said: [Int?], shown: Int?) {
        let polls = said.map { GenerationEvent.polled(Sample.job(progress: $0)) }
        #expect(Self.watched.following(polls).progress == shown)
    }

    @Test("a link's end that was told once stays known until another is told")
    func expiry() {
        let told = Self.watched.following([.polled(Sample.job(expiresAt: Sample.minutes(60))), .polled(Sample.job())])
        #expect(told.expiresAt == Sample.minutes(60))
        #expect(told.following([.polled(Sample.job(expiresAt: Sample.minutes(80)))]).expiresAt == Sample.minutes(80))
    }

    @Test("an answer for another job is ignored, and said")
    func anotherJob() {
        let other = Sample.job(
            "job-other\u{202E}", .finished, word: "completed", progress: 100, cost: Money(microDollars: 5))
        let asked = Self.watched.following([.polled(Sample.job(progress: 20))])
        let next = asked.after(.polled(other), at: Sample.minutes(1))
        #expect(next?.state == .inProgress)
        #expect(next?.jobID == Sample.jobID)
        #expect(next?.progress == 20)
        #expect(next?.serverStatus == "in_progress")
        #expect(next?.charge == .reserved(Sample.estimate))
        #expect(next?.lastHeardAt == asked.lastHeardAt)
        #expect(next?.problem?.code == "wrong_job")
        #expect(next?.problem?.message.contains("(job-other)") == true)
        #expect(next?.attempts == 1)
    }

    @Test("no trouble of the line ever fails a job", arguments: [GenerationState.inProgress, .downloading])
    func trouble(state: GenerationState) {
        var job = Sample.generation(state)
        for attempt in 1...1000 {
            job = job.following([.troubled(Sample.problem("timeout"), retryAt: Sample.minutes(Int64(attempt)))])
        }
        #expect(job.state == state)
        #expect(job.attempts == 1000)
        #expect(job.nextAttemptAt == Sample.minutes(1000))
        #expect(job.problem?.code == "timeout")
    }

    @Test(
        "a job is gone after three replies in a row that say so, the first and the last ten minutes apart",
        arguments: [
            ([0], false), ([0, 600_000], false), ([0, 1, 599_999], false), ([0, 1, 600_000], true),
            ([0, 599_998, 599_999], false), ([0, 1, 2, 3, 4, 599_999], false), ([0, 1, 2, 600_000], true),
            ([0, -600_000, -1_200_000], false), ([0, 600_000, 600_000], true),
        ] as [([Int64], Bool)])
    func missing(milliseconds: [Int64], isGone: Bool) {
        var job = Self.watched
        for time in milliseconds {
            job = job.after(.missing(Self.gone), at: Sample.start + .milliseconds(time)) ?? job
        }
        #expect(job.state == (isGone ? .failed : .inProgress))
        #expect(job.missing?.count == milliseconds.count)
        #expect(job.missing?.since == Sample.start)
        #expect(job.problem == Self.gone)
        #expect(job.jobID == Sample.jobID)
    }

    @Test("an answer of the job begins the row of missing replies anew")
    func missingAnew() throws {
        var job = Self.watched.following([.missing(Self.gone), .missing(Self.gone), .polled(Sample.job())])
        job = try #require(job.after(.missing(Self.gone), at: Sample.minutes(20)))
        #expect(job.missing == MissingStreak(count: 1, since: Sample.minutes(20)))
        job = try #require(job.after(.missing(Self.gone), at: Sample.minutes(40)))
        #expect(job.state == .inProgress)
    }

    @Test("a reply that told nothing of the job does not break the row")
    func missingWithTrouble() throws {
        var job = Self.watched
        job = try #require(job.after(.missing(Self.gone), at: Sample.minutes(0)))
        job = try #require(job.after(.missing(Self.gone), at: Sample.minutes(5)))
        job = try #require(job.after(.troubled(Self.gone, retryAt: Sample.minutes(7)), at: Sample.minutes(6)))
        job = try #require(job.after(.missing(Self.gone), at: Sample.minutes(10)))
        #expect(job.state == .failed)
    }

    @Test("a job that failed there says why, with the server's words")
    func ended() {
        let reason = Problem(code: "moderation_blocked", message: "The prompt was refused.")
        let failed = Self.watched.after(
            .polled(Sample.job(Sample.jobID, .ended(reason), word: "failed", progress: 60)), at: Sample.minutes(4))
        #expect(failed?.problem == reason)
        #expect(failed?.serverStatus == "failed")
        #expect(failed?.progress == 60)
        #expect(failed?.completedAt == Sample.minutes(4))
    }
}
