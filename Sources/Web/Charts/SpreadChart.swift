import Studio

/// How durations are spread, one box per row: from the least to the most a line, the middle half as a box, the median
/// as a stroke, in an SVG of 480 units' width.
struct SpreadChart: Encodable {
    struct Row: Encodable {
        let label: String
        let value: String
        let textY: Double
        let least, most, lineY: Double
        let boxX, boxY, boxWidth, boxHeight: Double
        let median, medianTop, medianBottom: Double
    }

    struct Tick: Encodable {
        let x: Double
        let label: String
        /// `start`, `middle` or `end`.
        let anchor: String
    }

    /// What becomes a row.
    struct Item {
        let label: String
        let spread: Spread
    }

    let frame: ChartFrame
    let width, height: Double
    let rows: [Row]
    let ticks: [Tick]
    let bottom, tickY: Double
    let hasRows: Bool
}

extension SpreadChart {
    private static let fullWidth = 480.0
    private static let pitch = 52.0

    init(_ frame: ChartFrame, items: [Item]) {
        let axis = Ticks(secondsUpTo: items.map(\.spread.most.seconds).max() ?? 0, count: 4)
        let scale = Self.fullWidth / axis.top
        self.frame = frame
        width = Self.fullWidth
        bottom = Self.pitch * Double(max(items.count, 1))
        (height, tickY) = (bottom + 26, bottom + 19)
        hasRows = !items.isEmpty
        rows = items.enumerated().map { Row($1, y: Double($0) * Self.pitch, scale: scale) }
        ticks = axis.values.map { value in
            Tick(
                x: tenths(value * scale), label: value == 0 ? "0" : Interval.seconds(Int64(value)).shortDisplay,
                anchor: value == 0 ? "start" : value == axis.top ? "end" : "middle")
        }
    }
}

extension SpreadChart.Row {
    fileprivate init(_ item: SpreadChart.Item, y: Double, scale: Double) {
        let spread = item.spread
        func x(_ span: Interval) -> Double { tenths(span.seconds * scale) }
        label = item.label.foreign(limit: 36)
        value = spread.median.display
        textY = y + 16
        (least, most, lineY) = (x(spread.least), x(spread.most), y + 34)
        (boxX, boxY, boxHeight) = (x(spread.lowerQuartile), y + 26, 16)
        boxWidth = max(tenths((spread.upperQuartile - spread.lowerQuartile).seconds * scale), 1)
        (median, medianTop, medianBottom) = (x(spread.median), y + 24, y + 44)
    }
}

extension Interval {
    /// `15 s`, `5 min`, `2 h`: for whole steps of an axis.
    fileprivate var shortDisplay: String {
        let seconds = milliseconds / 1000
        if seconds % 3600 == 0, seconds > 0 { return "\(seconds / 3600) h" }
        return seconds % 60 == 0 && seconds > 0 ? "\(seconds / 60) min" : "\(seconds) s"
    }
}
