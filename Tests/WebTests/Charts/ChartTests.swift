import Studio
import Testing

@testable import Web

@Suite("Charts")
struct ChartTests {
    private static let frame = ChartFrame(
        id: "c", title: "T", description: "D", legend: [], table: ChartTable(name: "N", columns: [], rows: []))

    @Test(
        "have axes in round steps that reach the largest value",
        arguments: [
            (0.0, [0.0, 1]), (3.2, [0, 1, 2, 3, 4]), (4, [0, 1, 2, 3, 4]), (4.1, [0, 2, 4, 6]),
            (0.8, [0, 0.2, 0.4, 0.6, 0.8]),
            (70, [0, 20, 40, 60, 80]), (1000, [0, 500, 1000]), (-1, [0, 1]),
        ] as [(Double, [Double])])
    func ticks(largest: Double, ticks: [Double]) {
        let values = Ticks(upTo: largest, count: 4).values
        #expect(values.count == ticks.count)
        #expect(zip(values, ticks).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test(
        "have axes of time in steps that people use",
        arguments: [
            (3.0, [0.0, 1, 2, 3]), (44, [0, 15, 30, 45]), (240, [0, 60, 120, 180, 240]), (700, [0, 300, 600, 900]),
            (7200, [0, 1800, 3600, 5400, 7200]),
        ] as [(Double, [Double])])
    func timeTicks(largest: Double, ticks: [Double]) {
        #expect(Ticks(secondsUpTo: largest, count: 4).values == ticks)
    }

    @Test("of columns stack their segments from the ground up to the axis")
    func columns() throws {
        let columns = [
            [Segment(amount: 1, tone: "a"), Segment(amount: 3, tone: "b")], [], [Segment(amount: 2, tone: "a")],
        ]
        let chart = ColumnChart(Self.frame, columns: columns, marks: [(0, "x"), (2, "z")]) { "\($0)" }
        #expect(chart.bars.map(\.tone) == ["a", "b", "a"])
        let ground = try #require(chart.ticks.first?.y)
        let roof = try #require(chart.ticks.last?.y)
        let (first, second, third) = (chart.bars[0], chart.bars[1], chart.bars[2])
        #expect(first.y + first.height == ground)
        #expect(second.y + second.height == first.y && second.y == roof)
        #expect(third.y == (ground + roof) / 2)
        #expect(first.x == second.x && third.x > first.x)
        #expect(first.x >= chart.left && third.x + third.width <= chart.right)
        #expect(chart.marks.map(\.anchor) == ["start", "end"])
        #expect(chart.marks[0].x == chart.left && chart.marks[1].x == chart.right)
    }

    @Test("of rows share one scale, whose largest row fills the width")
    func rows() {
        let chart = RowChart(
            Self.frame,
            items: [
                RowChart.Item(
                    label: "a", value: "4", segments: [Segment(amount: 3, tone: "x"), Segment(amount: 1, tone: "y")]),
                RowChart.Item(
                    label: String(repeating: "long ", count: 20), value: "2", segments: [Segment(amount: 2, tone: "x")]),
                RowChart.Item(label: "none", value: "0", segments: [Segment(amount: 0, tone: "x")]),
            ])
        #expect(chart.rows[0].bars.map(\.width) == [360, 120])
        #expect(chart.rows[0].bars.map(\.x) == [0, 360])
        #expect(chart.rows[1].bars.map(\.width) == [240])
        #expect(chart.rows[2].bars.isEmpty)
        #expect(chart.rows[1].label.count <= 37)
        #expect(chart.height == 3 * (chart.rows[1].textY - chart.rows[0].textY))
    }

    @Test("of rows stay within a scale that is given, and draw nothing of nothing")
    func rowScale() {
        let half = RowChart.Item(label: "a", value: "50 %", segments: [Segment(amount: 0.5, tone: "x")])
        #expect(RowChart(Self.frame, items: [half], top: 1).rows[0].bars[0].width == 240)
        let nothing = RowChart.Item(label: "a", value: "0", segments: [])
        #expect(RowChart(Self.frame, items: [nothing]).rows[0].bars.isEmpty)
        #expect(!RowChart(Self.frame, items: []).hasRows)
    }

    @Test("of spreads put quartiles and median where the axis has them")
    func spreads() throws {
        let spread = try #require(Spread([10, 20, 30, 40, 60].map(Interval.seconds)))
        let chart = SpreadChart(Self.frame, items: [SpreadChart.Item(label: "m", spread: spread)])
        let row = chart.rows[0]
        #expect(chart.ticks.map(\.label) == ["0", "15 s", "30 s", "45 s", "1 min"])
        #expect([row.least, row.boxX, row.median, row.boxX + row.boxWidth, row.most] == [80, 160, 240, 320, 480])
        #expect(row.medianTop < row.boxY && row.medianBottom > row.boxY + row.boxHeight)
    }
}
