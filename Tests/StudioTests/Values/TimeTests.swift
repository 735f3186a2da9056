import Testing

@testable import Studio

@Suite("Times")
struct TimeTests {
    @Test(
        "are written in ISO 8601, UTC",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_795_162_530_000, "2026-11-20T08:15:30Z"),
            (1_795_162_530_999, "2026-11-20T08:15:30Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
            (253_402_300_799_000, "9999-12-31T23:59:59Z"), (-1000, "1969-12-31T23:59:59Z"),
        ] as [(Int64, String)])
    func iso8601(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).iso8601 == text)
    }

    @Test(
        "are written somehow however far away they are",
        arguments: [
            .min, .min + 1, -62_135_596_800_001, 253_402_300_800_000, 1_000_000_000_000_000_000, .max,
        ] as [Int64])
    func farAway(milliseconds: Int64) {
        let text = Timestamp(milliseconds: milliseconds).iso8601
        #expect(text.hasSuffix("Z"))
        #expect(text.utf8.count < 40)
    }

    @Test(
        "are read from whole seconds between 1970 and 9999",
        arguments: [
            (0, 0), (1_795_162_530, 1_795_162_530_000), (253_402_300_799, 253_402_300_799_000), (-1, nil),
            (253_402_300_800, nil), (.max, nil), (.min, nil),
        ] as [(Int64, Int64?)])
    func unixSeconds(seconds: Int64, milliseconds: Int64?) {
        #expect(Timestamp(unixSeconds: seconds)?.milliseconds == milliseconds)
    }

    @Test("and their differences add up")
    func arithmetic() {
        let noon = Timestamp(milliseconds: 1000)
        #expect(noon + .seconds(2) == Timestamp(milliseconds: 3000))
        #expect(noon - Timestamp(milliseconds: 4000) == .seconds(-3))
        #expect(noon < noon + .milliseconds(1))
        #expect(Interval.minutes(2) == .seconds(120))
        #expect(Interval.hours(2) == .minutes(120))
        #expect(Interval.seconds(2) + .seconds(3) - .seconds(1) == .seconds(4))
        #expect(Interval.milliseconds(1500).seconds == 1.5)
    }

    @Test("far apart do not stop the program")
    func overflow() {
        #expect(Timestamp(milliseconds: .max) + .seconds(1) < Timestamp(milliseconds: 0))
        #expect(Timestamp(milliseconds: .min) - Timestamp(milliseconds: 1) > .zero)
        #expect(Interval(milliseconds: .max) + .milliseconds(1) < .zero)
        #expect(Interval(milliseconds: .min) - .milliseconds(1) > .zero)
    }

    @Test(
        "from outside are held within a range, and what is no number is nothing",
        arguments: [
            (1.5, 1500), (0.0, 1000), (-5, 1000), (1e9, 60_000), (59.9999, 59_999), (60.001, 60_000), (1e300, 60_000),
            (-1e300, 1000), (.greatestFiniteMagnitude, 60_000), (.leastNonzeroMagnitude, 1000), (.nan, nil),
            (.infinity, nil), (-.infinity, nil), (.signalingNaN, nil),
        ] as [(Double, Int64?)])
    func fromOutside(seconds: Double, milliseconds: Int64?) {
        let interval = Interval(seconds: seconds, clampedTo: .seconds(1)...(.minutes(1)))
        #expect(interval?.milliseconds == milliseconds)
    }

    @Test("from outside may be bounded by nothing but reason")
    func widest() {
        let all = Interval(milliseconds: .min)...Interval(milliseconds: .max)
        #expect(Interval(seconds: 1e300, clampedTo: all)?.milliseconds == 1_000_000_000_000_000)
        #expect(Interval(seconds: -1e300, clampedTo: all)?.milliseconds == .min)
    }

    @Test(
        "that wait are held within a range",
        arguments: [(-1, 0), (0, 0), (5, 5), (10, 10), (11, 10)] as [(Int64, Int64)])
    func clamped(milliseconds: Int64, held: Int64) {
        #expect(Interval(milliseconds: milliseconds).clamped(to: .zero ... .milliseconds(10)) == .milliseconds(held))
    }
}
