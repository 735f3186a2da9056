import Studio
import Testing

@Suite("A spread of durations")
struct SpreadTests {
    @Test(
        "has quartiles between the nearest durations",
        arguments: [
            ([7], [7, 7, 7, 7, 7]), ([2, 4], [2, 2.5, 3, 3.5, 4]), ([3, 1, 2], [1, 1.5, 2, 2.5, 3]),
            ([10, 20, 30, 40, 60], [10, 20, 30, 40, 60]), ([1, 1, 1, 9], [1, 1, 1, 3, 9]),
        ] as [([Int64], [Double])])
    func quartiles(seconds: [Int64], expected: [Double]) throws {
        let spread = try #require(Spread(seconds.map(Interval.seconds)))
        let found = [spread.least, spread.lowerQuartile, spread.median, spread.upperQuartile, spread.most]
        #expect(found.map(\.seconds) == expected)
        #expect(spread.count == seconds.count)
    }

    @Test("needs a duration")
    func empty() {
        #expect(Spread([]) == nil)
    }
}
