/// Upright bars side by side, such as days, in an SVG of 480 by 220 units.
struct ColumnChart: Encodable {
    struct Bar: Encodable {
        let x, y, width, height: Double
        let tone: String
    }

    struct Tick: Encodable {
        let y: Double
        let textY: Double
        let label: String
    }

    struct Mark: Encodable {
        let x: Double
        let label: String
        /// `start`, `middle` or `end`.
        let anchor: String
    }

    let frame: ChartFrame
    let width, height: Double
    /// Where the plot ends on its left and right.
    let left, right: Double
    let textX: Double
    let bars: [Bar]
    let ticks: [Tick]
    let marks: [Mark]
    let markY: Double
    let hasBars: Bool
}

extension ColumnChart {
    private static let size = (width: 480.0, height: 220.0)
    private static let plot = (left: 64.0, right: 472.0, top: 12.0, bottom: 190.0)

    /// - Parameters:
    ///   - columns: from left to right, the segments of each from the bottom up.
    ///   - marks: under which columns a label stands, by index.
    ///   - label: words for a value of the axis.
    init(
        _ frame: ChartFrame, columns: [[Segment]], marks: [(index: Int, label: String)], label: (Double) -> String
    ) {
        let plot = Self.plot
        let sums = columns.map { $0.reduce(0) { $0 + $1.amount } }
        let axis = Ticks(upTo: sums.max() ?? 0, count: 4)
        let slot = (plot.right - plot.left) / Double(max(columns.count, 1))
        self.frame = frame
        (width, height) = Self.size
        (left, right, textX, markY) = (plot.left, plot.right, plot.left - 8, plot.bottom + 20)
        bars = columns.enumerated().flatMap { Self.bars($1, x: plot.left + Double($0) * slot, slot: slot, axis) }
        hasBars = !bars.isEmpty
        ticks = axis.values.map { value in
            let y = Self.y(value, axis)
            return Tick(y: tenths(y), textY: tenths(y + 4), label: label(value))
        }
        self.marks = marks.map { mark in
            let anchor = mark.index == 0 ? "start" : mark.index == columns.count - 1 ? "end" : "middle"
            let share = mark.index == 0 ? 0 : mark.index == columns.count - 1 ? 1 : 0.5
            return Mark(
                x: tenths(plot.left + (Double(mark.index) + share) * slot), label: mark.label, anchor: anchor)
        }
    }

    private static func bars(_ segments: [Segment], x: Double, slot: Double, _ axis: Ticks) -> [Bar] {
        var below = 0.0
        return segments.filter { $0.amount > 0 }.map { segment in
            let (top, bottom) = (y(below + segment.amount, axis), y(below, axis))
            below += segment.amount
            return Bar(
                x: tenths(x + slot * 0.1), y: tenths(top), width: tenths(max(slot * 0.8, 1)),
                height: tenths(bottom - top), tone: segment.tone)
        }
    }

    private static func y(_ value: Double, _ axis: Ticks) -> Double {
        plot.bottom - value / axis.top * (plot.bottom - plot.top)
    }
}
