import Testing

@testable import Studio

@Suite("What an ending costs")
struct SettlementTests {
    private static let stated = Money(microDollars: 1_600_000)
    private static let failure = Sample.problem("failed")

    struct Ending: CustomTestStringConvertible, Sendable {
        let name: String
        let from: GenerationState
        let events: [GenerationEvent]
        let charge: Charge

        var testDescription: String { name }
    }

    private static func job(_ status: RemoteStatus, cost: Money? = nil) -> RemoteJob {
        Sample.job(Sample.jobID, status, word: "done", cost: cost)
    }

    /// By the price list at the press; nothing was stated.
    private static let silent: [Ending] = [
        Ending(name: "stopped in the queue", from: .queued, events: [.cancelled], charge: .nothing),
        Ending(name: "stopped while held", from: .held, events: [.cancelled], charge: .nothing),
        Ending(name: "refused", from: .submitting, events: [.refused(failure)], charge: .refused),
        Ending(
            name: "another's job", from: .submitting, events: [.duplicated(failure)],
            charge: .possible(Sample.estimate)),
        Ending(
            name: "another's job, found late", from: .uncertain, events: [.duplicated(failure)],
            charge: .possible(Sample.estimate)),
        Ending(name: "given up", from: .uncertain, events: [.givenUp(failure)], charge: .possible(Sample.estimate)),
        Ending(
            name: "accepted after a stop", from: .submitting, events: [.cancelled, .accepted(job(.queued))],
            charge: .possible(Sample.estimate)),
        Ending(
            name: "found after a stop", from: .uncertain, events: [.cancelled, .found(job(.queued), by: .time)],
            charge: .possible(Sample.estimate)),
        Ending(
            name: "failed there", from: .inProgress, events: [.polled(job(.ended(failure)))],
            charge: .possible(Sample.estimate)),
        Ending(name: "stopped", from: .inProgress, events: [.cancelled], charge: .possible(Sample.estimate)),
        Ending(
            name: "stopped while fetching", from: .downloading, events: [.cancelled],
            charge: .possible(Sample.estimate)),
        Ending(
            name: "never fetched", from: .downloading, events: [.unfetchable(failure)],
            charge: .estimated(Sample.estimate)),
        Ending(
            name: "completed", from: .downloading, events: [.fetched(Sample.film)],
            charge: .estimated(Sample.estimate)),
    ]

    private static let told: [Ending] = [
        Ending(
            name: "accepted with a price, after a stop", from: .submitting,
            events: [.cancelled, .accepted(job(.queued, cost: stated))], charge: .stated(stated)),
        Ending(
            name: "accepted with a price, then stopped", from: .submitting,
            events: [.accepted(job(.queued, cost: stated)), .cancelled], charge: .stated(stated)),
        Ending(
            name: "found with a price, then failed there", from: .uncertain,
            events: [.found(job(.running, cost: stated), by: .prompt), .polled(job(.ended(failure)))],
            charge: .stated(stated)),
        Ending(
            name: "failed there, with a price", from: .inProgress,
            events: [.polled(job(.ended(failure), cost: stated))], charge: .stated(stated)),
        Ending(
            name: "failed there free of charge", from: .inProgress,
            events: [.polled(job(.ended(failure), cost: .zero))], charge: .stated(.zero)),
        Ending(
            name: "a price, then stopped", from: .inProgress,
            events: [.polled(job(.running, cost: stated)), .cancelled], charge: .stated(stated)),
        Ending(
            name: "a price, then completed", from: .inProgress,
            events: [.polled(job(.finished, cost: stated)), .fetched(Sample.film)], charge: .stated(stated)),
        Ending(
            name: "a price, then never fetched", from: .inProgress,
            events: [.polled(job(.finished, cost: stated)), .unfetchable(failure)], charge: .stated(stated)),
        Ending(
            name: "the last price counts", from: .inProgress,
            events: [
                .polled(job(.running, cost: .zero)), .polled(job(.finished, cost: stated)), .fetched(Sample.film),
            ],
            charge: .stated(stated)),
    ]

    @Test("where the server states no price", arguments: silent)
    func withoutWord(ending: Ending) {
        let over = Sample.generation(ending.from).following(ending.events)
        #expect(over.state.isFinal)
        #expect(over.charge == ending.charge)
    }

    @Test("where the server states one, it stands, whatever comes of the clip", arguments: told)
    func withWord(ending: Ending) {
        let over = Sample.generation(ending.from).following(ending.events)
        #expect(over.state.isFinal)
        #expect(over.charge == ending.charge)
    }

    @Test("a job that is gone keeps the price that was stated", arguments: [nil, stated])
    func gone(price: Money?) throws {
        var job = Sample.generation(.inProgress).following([.polled(Self.job(.running, cost: price))])
        for minute in [1, 6, 11] as [Int64] {
            job = try #require(job.after(.missing(Self.failure), at: Sample.minutes(minute)))
        }
        #expect(job.state == .failed)
        #expect(job.charge == price.map(Charge.stated) ?? .possible(Sample.estimate))
    }

    @Test("an unknown price stays unknown, never zero", arguments: silent)
    func unknown(ending: Ending) {
        let over = Sample.generation(ending.from, estimate: nil).following(ending.events)
        let isFree = ending.charge == .nothing || ending.charge == .refused
        #expect(over.charge.amount == (isFree ? .zero : nil))
    }
}
