import Studio

/// The charts of the usage page.
struct UsageCharts: Encodable {
    let spend: ColumnChart
    let models: RowChart
    let success: RowChart
    let times: SpreadChart
    let failures: RowChart
    let projects: RowChart
}

extension UsageCharts {
    /// - Parameter span: words for the days: `the last 30 days`.
    init(_ report: UsageReport, span: String) {
        spend = Self.spend(report, span)
        models = Self.models(report, span)
        success = Self.success(report, span)
        times = Self.times(report, span)
        failures = Self.failures(report, span)
        projects = Self.projects(report, span)
    }

    private static func spend(_ report: UsageReport, _ span: String) -> ColumnChart {
        let parts: [(String, String, KeyPath<DayUsage, Money>)] = [
            ("Made", "accent", \.spent), ("Set aside", "lively", \.reserved),
            ("Without a clip, possibly charged", "wait", \.possible),
        ]
        let dearest = report.days.max { $0.committed < $1.committed }
        let frame = ChartFrame(
            id: "spend", title: "Real spend per day, \(span)",
            description: "\(report.committed.display) in all, by UTC day."
                + (dearest.map { " The dearest day is \($0.day.utcDate) with \($0.committed.display)." } ?? ""),
            legend: parts.map { LegendItem(label: $0.0, tone: $0.1) },
            table: ChartTable(
                name: "Day, UTC", columns: parts.map(\.0) + ["Sum"],
                rows: report.days.reversed().filter { $0.committed > .zero }.map { day in
                    ChartTable.Row(
                        name: day.day.utcDate, cells: parts.map { day[keyPath: $0.2].display } + [day.committed.display]
                    )
                }))
        let count = report.days.count
        let marked = count < 3 ? Array(0..<count) : [0, count / 2, count - 1]
        return ColumnChart(
            frame, columns: report.days.map { day in parts.map { day[keyPath: $0.2].segment($0.1) } },
            marks: marked.map { ($0, report.days[$0].day.utcDay) },
            label: { Money(microDollars: Int64(($0 * 1_000_000).rounded())).display })
    }

    private static func models(_ report: UsageReport, _ span: String) -> RowChart {
        let paid = report.models.filter { $0.amount > .zero }
        let frame = ChartFrame(
            id: "model-spend", title: "Real spend per model, \(span)",
            description: paid.first.map { "\($0.model) is the dearest with \($0.amount.display)." } ?? "",
            legend: [LegendItem(label: "Made, set aside or possibly charged", tone: "accent")],
            table: ChartTable(
                name: "Model", columns: ["Clips", "Cost, with what is set aside"],
                rows: paid.map { ChartTable.Row(name: $0.model, cells: ["\($0.completed)", $0.amount.display]) }))
        return RowChart(
            frame,
            items: paid.map {
                RowChart.Item(label: $0.model, value: $0.amount.display, segments: [$0.amount.segment("accent")])
            })
    }

    private static func success(_ report: UsageReport, _ span: String) -> RowChart {
        let ended = report.models.compactMap { model in model.successRate.map { (model, $0) } }
        let (completed, failed) = (
            ended.reduce(0) { $0 + $1.0.completed }, ended.reduce(0) { $0 + $1.0.failed }
        )
        let frame = ChartFrame(
            id: "success", title: "Success rate per model, \(span)",
            description: "\(completed) of \(counted(completed + failed, "generation")) became clips.",
            legend: [LegendItem(label: "Succeeded", tone: "good"), LegendItem(label: "Failed", tone: "bad")],
            table: ChartTable(
                name: "Model", columns: ["Succeeded", "Failed", "Rate"],
                rows: ended.map { model, rate in
                    ChartTable.Row(
                        name: model.label, cells: ["\(model.completed)", "\(model.failed)", rate.percent])
                }))
        return RowChart(
            frame,
            items: ended.map { model, rate in
                RowChart.Item(
                    label: model.label, value: "\(rate.percent) of \(model.completed + model.failed)",
                    segments: [Segment(amount: rate, tone: "good"), Segment(amount: 1 - rate, tone: "bad")])
            }, top: 1)
    }

    private static func times(_ report: UsageReport, _ span: String) -> SpreadChart {
        let timed = report.models.compactMap { model in model.times.map { (model.label, $0) } }
        let frame = ChartFrame(
            id: "times", title: "From the request to the film, \(span)",
            description: timed.map { label, spread in
                "\(label): median \(spread.median.display), half of them from \(spread.lowerQuartile.display)"
                    + " to \(spread.upperQuartile.display)."
            }.joined(separator: " "),
            legend: [
                LegendItem(label: "Least to most", tone: "whisker"), LegendItem(label: "The middle half", tone: "box"),
                LegendItem(label: "Median", tone: "accent"),
            ],
            table: ChartTable(
                name: "Model", columns: ["Clips", "Least", "Lower quartile", "Median", "Upper quartile", "Most"],
                rows: timed.map { label, spread in
                    let spans = [spread.least, spread.lowerQuartile, spread.median, spread.upperQuartile, spread.most]
                    return ChartTable.Row(name: label, cells: ["\(spread.count)"] + spans.map(\.display))
                }))
        return SpreadChart(frame, items: timed.map { SpreadChart.Item(label: $0, spread: $1) })
    }

    private static func failures(_ report: UsageReport, _ span: String) -> RowChart {
        let causes = report.failures.map { (words: FailureWords.of($0.code), cause: $0) }
        let count = report.failures.reduce(0) { $0 + $1.count }
        let frame = ChartFrame(
            id: "failures", title: "Failures by cause, \(span)",
            description: causes.first.map { first in
                "\(counted(count, "failure")); the most frequent cause: \(first.words), \(first.cause.count)."
            } ?? "",
            legend: [LegendItem(label: "Failed", tone: "bad")],
            table: ChartTable(
                name: "Cause", columns: ["Failures", "Code", "The newest, in full"],
                rows: causes.map { words, cause in
                    ChartTable.Row(
                        name: words,
                        cells: ["\(cause.count)", cause.code.foreign(limit: 100), cause.message.foreign(limit: 300)])
                }))
        return RowChart(
            frame,
            items: causes.map { words, cause in
                RowChart.Item(
                    label: words, value: "\(cause.count)",
                    segments: [Segment(amount: Double(cause.count), tone: "bad")])
            })
    }

    private static func projects(_ report: UsageReport, _ span: String) -> RowChart {
        let frame = ChartFrame(
            id: "projects", title: "Clips per project, \(span)",
            description: report.projects.first.map { "\($0.title) has the most with \($0.clips + $0.simulatedClips)." }
                ?? "",
            legend: [LegendItem(label: "Real", tone: "accent"), LegendItem(label: "Simulated", tone: "quiet")],
            table: ChartTable(
                name: "Project", columns: ["Clips", "Simulated clips"],
                rows: report.projects.map {
                    ChartTable.Row(name: $0.title, cells: ["\($0.clips)", "\($0.simulatedClips)"])
                }))
        return RowChart(
            frame,
            items: report.projects.map {
                RowChart.Item(
                    label: $0.title, value: "\($0.clips + $0.simulatedClips)",
                    segments: [
                        Segment(amount: Double($0.clips), tone: "accent"),
                        Segment(amount: Double($0.simulatedClips), tone: "quiet"),
                    ])
            })
    }
}

extension Money {
    fileprivate func segment(_ tone: String) -> Segment {
        Segment(amount: Double(microDollars) / 1_000_000, tone: tone)
    }
}

extension ModelReport {
    fileprivate var label: String { simulated ? "\(model), simulated" : model }
}

extension Double {
    fileprivate var percent: String { "\(Int((self * 100).rounded())) %" }
}

extension Timestamp {
    /// `2026-11-20`, UTC.
    var utcDate: String { String(iso8601.prefix(10)) }

    /// `11-20`, UTC.
    fileprivate var utcDay: String { String(utcDate.dropFirst(5)) }
}
