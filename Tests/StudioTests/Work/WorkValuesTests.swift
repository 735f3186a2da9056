import Testing

@testable import Studio

@Suite("The listing back to the fence")
struct ListingTests {
    private func job(_ id: String) -> RemoteJob { RemoteJob(id: id, status: .running, word: "running") }
    private func jobs(_ ids: String...) -> [RemoteJob] { ids.map(job) }

    @Test("it ends at the fence, and everything in it is newer")
    func fence() {
        var listing = Listing(backTo: .newest("c"))
        expect(listing.read(jobs("e", "d"), hasMore: true), "d")
        expect(listing.read(jobs("x", "c", "b"), hasMore: true), nil)
        #expect(listing.newer.map(\.id) == ["e", "d", "x"])
        #expect(listing.isFenced)
    }

    @Test("where the server had no job before, the whole list is newer")
    func empty() {
        var listing = Listing(backTo: .empty)
        expect(listing.read(jobs("b"), hasMore: true), "b")
        expect(listing.read(jobs("a"), hasMore: false), nil)
        #expect(listing.isFenced)
        #expect(listing.newer.map(\.id) == ["b", "a"])
    }

    @Test("a fence that is not met proves nothing", arguments: [Fence.newest("gone"), .unavailable, nil])
    func unmet(fence: Fence?) {
        var listing = Listing(backTo: fence)
        expect(listing.read(jobs("b", "a"), hasMore: false), nil)
        #expect(!listing.isFenced)
    }

    @Test("an empty page ends it, whatever the server says of more")
    func emptyPage() {
        var listing = Listing(backTo: .empty)
        expect(listing.read([], hasMore: true), nil)
        #expect(!listing.isFenced)
    }

    @Test("it is read twenty pages long at most")
    func bounded() {
        var listing = Listing(backTo: .empty)
        for page in 1..<Listing.longest { expect(listing.read(jobs("\(page)"), hasMore: true), "\(page)") }
        expect(listing.read(jobs("last"), hasMore: true), nil)
        #expect(!listing.isFenced)
    }
}

@Suite("Whose job it is")
struct RivalTests {
    private let noon = Timestamp(milliseconds: 1_795_176_000_000)

    private func request(_ id: Int64, _ prompt: String = "same", fence: Fence = .empty) -> Generation {
        var generation = Generation(
            id: ID(id), videoID: ID(1),
            server: ServerIdentity(connection: ID(1), kind: .openai, address: "https://a.example", keyFingerprint: ""),
            settings: GenerationSettings(
                prompt: prompt, model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720)),
            estimate: nil, createdAt: noon)
        generation.state = .uncertain
        generation.fence = fence
        generation.submittedAt = noon + .seconds(id)
        return generation
    }

    private func job(_ id: String, _ prompt: String? = "same") -> RemoteJob {
        RemoteJob(id: id, status: .running, word: "running", prompt: prompt)
    }

    private func look(
        _ generation: Generation, _ jobs: [RemoteJob], owned: Set<String> = [], rivals: [Generation] = []
    ) -> Reconciliation {
        var listing = Listing(backTo: generation.fence)
        _ = listing.read(jobs, hasMore: false)
        return .look(for: generation, in: listing, owned: owned, rivals: rivals + [generation])
    }

    @Test("the only new job with the prompt is ours")
    func alone() {
        #expect(look(request(1), [job("a"), job("b", "other")]) == .adopt(job("a"), .prompt))
    }

    @Test("a job that a generation has is nobody else's")
    func owned() {
        #expect(look(request(1), [job("a")], owned: ["a"]) == .none)
    }

    @Test("a job that two equal requests could have made goes to the later one, whose fence it passed")
    func laterRival() {
        let (first, second) = (request(1), request(2))
        #expect(look(first, [job("a")], rivals: [second]) == .none)
        #expect(look(second, [job("a")], rivals: [first]) == .adopt(job("a"), .prompt))
    }

    @Test("a job older than the later request's fence is the earlier one's")
    func beforeTheRival() {
        let rival = request(2, fence: .newest("a"))
        #expect(look(request(1), [job("b"), job("a")], rivals: [rival]) == .adopt(job("a"), .prompt))
    }

    @Test("requests for other clips are no rivals")
    func otherClips() {
        #expect(look(request(1), [job("a")], rivals: [request(2, "other")]) == .adopt(job("a"), .prompt))
    }

    @Test("where prompts are not told, a job that another open request could have made is left to the person")
    func withoutPrompts() {
        let mine = request(2, "mine")
        #expect(look(mine, [job("a", nil)]) == .adopt(job("a", nil), .time))
        #expect(look(mine, [job("a", nil)], rivals: [request(1, "theirs")]) == .ask([job("a", nil)]))
    }

    @Test("a request that the person has stopped takes no job by time alone: it would be deleted at the server")
    func stopped() {
        var mine = request(1)
        mine.cancelRequestedAt = noon
        #expect(look(mine, [job("a", nil)]) == .ask([job("a", nil)]))
        #expect(look(mine, [job("a")]) == .adopt(job("a"), .prompt))
    }

    @Test("the person is shown every job that could be it and that nobody has")
    func candidates() {
        var listing = Listing(backTo: .empty)
        _ = listing.read([job("a"), job("b", nil), job("c", "other"), job("d")], hasMore: false)
        #expect(request(1).candidates(in: listing, owned: ["d"]).map(\.id) == ["a", "b"])
    }
}

@Suite("Patience with a film that does not come")
struct FetchPatienceTests {
    @Test("breaks are endured for ever")
    func interrupted() {
        var patience = FetchPatience()
        for second in 0..<1000 { expect(patience.asksAgain(after: .interrupted, at: .seconds(Int64(second))), true) }
        #expect(patience.fruitless == 1000)
        patience.gotOn()
        #expect(patience.fruitless == 0)
    }

    @Test(
        "a film cut off is asked for five times, something else three times",
        arguments: [
            (FetchPatience.Failure.notWhole, 5), (.notAFilm, 3),
        ])
    func bounded(failure: FetchPatience.Failure, tries: Int) {
        var patience = FetchPatience()
        for _ in 1..<tries { expect(patience.asksAgain(after: failure, at: .zero), true) }
        expect(patience.asksAgain(after: failure, at: .zero), false)
    }

    @Test(
        "gone is believed after three times, ten minutes apart",
        arguments: [
            ([0, 1, 2, 599], [true, true, true, true]), ([0, 300, 600], [true, true, false]),
            ([0, 700], [true, true]),
        ])
    func gone(seconds: [Int64], again: [Bool]) {
        var patience = FetchPatience()
        var answers: [Bool] = []
        for second in seconds { answers.append(patience.asksAgain(after: .gone, at: .seconds(second))) }
        #expect(answers == again)
    }
}

@Suite("The pace of polling")
struct PaceTests {
    @Test(
        "the usual pause with jitter, the server's wish within bounds, and slower with age",
        arguments: [
            (nil, Slowness.usual, 2100), (10_000, .usual, 10_500), (1, .usual, 1050), (9_000_000, .usual, 945_000),
            (nil, .unusuallyLong, 300_000), (nil, .stalled, 300_000), (600_000, .stalled, 630_000),
        ] as [(Int64?, Slowness, Int64)])
    func afterAnswer(wish: Int64?, slowness: Slowness, pause: Int64) {
        let wait = Pace.afterAnswer(
            usual: .seconds(2), wish: wish.map { .milliseconds($0) }, slowness: slowness, jitter: 0.5)
        #expect(wait == .milliseconds(pause))
    }

    @Test(
        "trouble: 5 to 60 s, never faster than usual, or as the server wishes",
        arguments: [
            (0, 2, nil, 5), (1, 2, nil, 10), (9, 2, nil, 60), (0, 120, nil, 120), (0, 120, 3, 3),
        ] as [(Int, Int64, Int64?, Int64)])
    func afterTrouble(attempt: Int, usual: Int64, wish: Int64?, pause: Int64) {
        let wait = Pace.afterTrouble(
            attempt: attempt, usual: .seconds(usual), wish: wish.map { .seconds($0) }, slowness: .usual, jitter: 0)
        #expect(wait == .seconds(pause))
    }
}

@Suite("Room on the disk")
struct ShortageTests {
    @Test("more room than when it did not fit is needed, for five minutes")
    func believed() {
        let shortage = Shortage(free: 1000, since: .hours(1))
        #expect(shortage.roomNeeded(at: .hours(1)) == 1001)
        #expect(shortage.roomNeeded(at: .hours(1) + .seconds(299)) == 1001)
        #expect(shortage.roomNeeded(at: .hours(1) + .seconds(300)) == 0)
    }
}

/// A mutating call cannot stand in `#expect` itself.
private func expect<Value: Equatable>(
    _ value: Value, _ wanted: Value, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(value == wanted, sourceLocation: sourceLocation)
}
