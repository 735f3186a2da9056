import Testing

@testable import Studio

@Suite("Waiting before the next try")
struct BackoffTests {
    @Test(
        "after an unsent request it grows from a second to five minutes",
        arguments: zip(
            [Int.min, -1, 0, 1, 2, 3, 4, 5, 6, 20, 1000, .max],
            [1, 1, 1, 4, 16, 64, 256, 300, 300, 300, 300, 300] as [Int64]))
    func unsent(attempt: Int, seconds: Int64) {
        #expect(Backoff.unsent(attempt: attempt, jitter: 0) == .seconds(seconds))
    }

    @Test(
        "after trouble it grows from five seconds to a minute",
        arguments: zip(
            [-1, 0, 1, 2, 3, 4, 5, 1000, .max], [5, 5, 10, 20, 40, 60, 60, 60, 60] as [Int64]))
    func trouble(attempt: Int, seconds: Int64) {
        #expect(Backoff.trouble(attempt: attempt, jitter: 0) == .seconds(seconds))
    }

    @Test("is spread by a tenth at most, and only upwards")
    func jitter() {
        #expect(Backoff.unsent(attempt: 1, jitter: 0.5) == .milliseconds(4200))
        #expect(Backoff.unsent(attempt: 9, jitter: 1) == .seconds(330))
        #expect(Backoff.trouble(attempt: 0, jitter: 1) == .milliseconds(5500))
        #expect(Backoff.asked(.seconds(10), otherwise: .zero, jitter: 1) == .seconds(11))
    }

    @Test(
        "follows a server's wish between a second and a quarter of an hour",
        arguments: [
            (-5000, 1000), (0, 1000), (999, 1000), (1000, 1000), (30_000, 30_000), (900_000, 900_000),
            (900_001, 900_000), (1_000_000_000_000, 900_000), (.max, 900_000), (.min, 1000),
        ] as [(Int64, Int64)])
    func asked(milliseconds: Int64, held: Int64) {
        let wait = Backoff.asked(.milliseconds(milliseconds), otherwise: .seconds(7), jitter: 0)
        #expect(wait == .milliseconds(held))
    }

    @Test("without a wish of the server's is the studio's own, as it is")
    func notAsked() {
        #expect(Backoff.asked(nil, otherwise: .milliseconds(20), jitter: 1) == .milliseconds(20))
    }

    @Test(
        "a long job is called unusual after 30 minutes and stalled after 24 hours, and is asked about less",
        arguments: [
            (.zero, .usual, .zero), (.milliseconds(-1), .usual, .zero),
            (.minutes(30) - .milliseconds(1), .usual, .zero),
            (.minutes(30), .unusuallyLong, .minutes(5)),
            (.hours(24) - .milliseconds(1), .unusuallyLong, .minutes(5)),
            (.hours(24), .stalled, .minutes(5)), (.hours(10_000), .stalled, .minutes(5)),
        ] as [(Interval, Slowness, Interval)])
    func slowness(age: Interval, slowness: Slowness, pause: Interval) {
        #expect(Slowness.of(age: age) == slowness)
        #expect(Slowness.of(age: age).leastPause == pause)
    }
}
