/// Lying bars one under another, such as models, each under its name, in an SVG of 480 units' width.
struct RowChart: Encodable {
    struct Bar: Encodable {
        let x, y, width, height: Double
        let tone: String
    }

    struct Row: Encodable {
        let label: String
        let value: String
        let textY: Double
        let bars: [Bar]
    }

    /// What becomes a row.
    struct Item {
        let label: String
        let value: String
        let segments: [Segment]
    }

    let frame: ChartFrame
    let width, height: Double
    let rows: [Row]
    let hasRows: Bool
}

extension RowChart {
    private static let fullWidth = 480.0
    private static let pitch = 44.0
    /// So long a label fits beside its value.
    private static let longestLabel = 36

    /// - Parameter top: what fills the whole width; nil for the largest row.
    init(_ frame: ChartFrame, items: [Item], top: Double? = nil) {
        let largest = items.map { $0.segments.reduce(0) { $0 + $1.amount } }.max() ?? 0
        let scale = Self.fullWidth / max(top ?? largest, .leastNormalMagnitude)
        self.frame = frame
        width = Self.fullWidth
        height = Self.pitch * Double(max(items.count, 1))
        hasRows = !items.isEmpty
        rows = items.enumerated().map { index, item in
            let y = Double(index) * Self.pitch
            return Row(
                label: item.label.foreign(limit: Self.longestLabel), value: item.value, textY: y + 16,
                bars: Self.bars(item.segments, y: y + 24, scale: top == nil && largest == 0 ? 0 : scale))
        }
    }

    private static func bars(_ segments: [Segment], y: Double, scale: Double) -> [Bar] {
        var start = 0.0
        return segments.filter { $0.amount > 0 }.map { segment in
            let x = start * scale
            start += segment.amount
            return Bar(
                x: tenths(x), y: y, width: tenths(max(segment.amount * scale, 1)), height: 10, tone: segment.tone)
        }
    }
}
