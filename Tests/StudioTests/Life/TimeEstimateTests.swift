import Testing

@testable import Studio

@Suite("How long a clip takes by our own history")
struct TimeEstimateTests {
    private func estimate(_ seconds: [Int64]) -> TimeEstimate? {
        TimeEstimate(seconds.map { .seconds($0) })
    }

    @Test("is said only after three clips", arguments: [[], [60], [60, 70]] as [[Int64]])
    func tooFew(seconds: [Int64]) {
        #expect(estimate(seconds) == nil)
    }

    @Test(
        "is the middle one and the span of the middle eighty percent, in whatever order they came",
        arguments: [
            ([30, 10, 20], 20, 10, 30), ([5, 5, 5], 5, 5, 5), ([100, 1, 3, 2, 4], 3, 1, 100),
            ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 999], 6, 2, 10), ([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 6, 2, 10),
        ] as [([Int64], Int64, Int64, Int64)])
    func span(seconds: [Int64], median: Int64, low: Int64, high: Int64) {
        let estimate = estimate(seconds)
        #expect(estimate?.median == .seconds(median))
        #expect(estimate?.low == .seconds(low))
        #expect(estimate?.high == .seconds(high))
        #expect(estimate?.count == seconds.count)
    }
}
