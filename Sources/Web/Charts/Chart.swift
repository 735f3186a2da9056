/// What every chart has: names for those who cannot see it, and its numbers as a table beside it.
struct ChartFrame: Encodable {
    /// A word for the ids of the page: `spend`.
    let id: String
    let title: String
    /// What it shows in one or two sentences, with its most telling numbers.
    let description: String
    let legend: [LegendItem]
    let table: ChartTable
}

struct LegendItem: Encodable {
    let label: String
    /// The style sheet's word for the colour.
    let tone: String
}

/// The numbers of a chart.
struct ChartTable: Encodable {
    struct Row: Encodable {
        let name: String
        let cells: [String]
    }

    /// The heading of the names.
    let name: String
    /// The headings of the cells.
    let columns: [String]
    let rows: [Row]
}

/// A part of a bar, in its chart's own units of quantity.
struct Segment {
    let amount: Double
    /// The style sheet's word for the colour.
    let tone: String
}

/// A number for an attribute of an SVG: tenths are finer than any screen.
func tenths(_ value: Double) -> Double {
    (value * 10).rounded() / 10
}
