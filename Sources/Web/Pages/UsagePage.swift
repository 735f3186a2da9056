import HTTPServer
import Studio

/// `GET /usage`: what was made and what it cost, in numbers and charts, and what a person should know of.
struct UsagePage: Page {
    static let view = "usage"

    struct Figure: Encodable {
        let value: String
        let label: String
        let note: String?
    }

    struct ModelRow: Encodable {
        let model: String
        let server: String
        let clips: Int
        let seconds: Int
        let cost: String
    }

    struct BillRow: Encodable {
        let label: String
        let today: String
        let total: String
    }

    struct SpanChoice: Encodable {
        let label: String
        let href: String
        let current: Bool
    }

    let chrome: Chrome
    let summary: String
    let figures: [Figure]
    let models: [ModelRow]
    let hasModels: Bool
    let bill: [BillRow]
    let spans: [SpanChoice]
    let charts: UsageCharts
    let alerts: [AlertPart]
    let hasAlerts: Bool
    let alertsHref: String
    let csvHref: String
}

extension UsagePage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        let days = request.query["days"].flatMap(Int.init) ?? 0
        return try context.show(
            UsagePage(context, days: spans.contains(days) ? days : spans[0]), isCacheable: true, to: request)
    }

    private static let spans = [30, 90]

    init(_ context: StudioContext, days: Int) throws {
        let now = context.clock.now()
        let usage = try context.store.usage(at: now)
        chrome = try Chrome("Usage", section: .usage, context: context, alerts: AlertScope(tellsAll: true))
        summary = "\(counted(usage.completed, "clip")) made, \(usage.active) under way"
        figures = Self.figures(usage)
        models = usage.models.map(ModelRow.init)
        hasModels = !models.isEmpty
        bill = Self.bill(today: usage.today, total: usage.total)
        spans = Self.spans.map { SpanChoice(label: "\($0) days", href: Link.usage(days: $0), current: $0 == days) }
        charts = UsageCharts(try context.store.report(days: days, at: now), span: "last \(days) days")
        alerts = try context.alerts().map { AlertPart($0, now: now) }
        hasAlerts = !alerts.isEmpty
        (alertsHref, csvHref) = (Link.alertSettings, Link.usageCSV)
    }

    private static func figures(_ usage: Usage) -> [Figure] {
        let rate = usage.successRate.map { "\(Int(($0 * 100).rounded())) %" } ?? "–"
        return [
            Figure(value: usage.total.committed.display, label: "real spend", note: "all time, with what is set aside"),
            Figure(value: usage.today.committed.display, label: "real spend today", note: "by UTC day"),
            Figure(value: rate, label: "succeeded", note: "\(usage.failed) failed, \(usage.cancelled) cancelled"),
            Figure(value: usage.medianTime?.display ?? "–", label: "from press to film", note: "median"),
            Figure(value: "\(usage.simulatedClips)", label: "simulated clips", note: "they cost nothing"),
        ]
    }

    private static func bill(today: Bill, total: Bill) -> [BillRow] {
        let rows: [(String, KeyPath<Bill, Money>)] = [
            ("Stated by servers, else by the price list", \.spent), ("Set aside for what is under way", \.reserved),
            ("Without a clip, but possibly charged", \.possible), ("Sum", \.committed),
        ]
        return rows.map { label, path in
            BillRow(label: label, today: today[keyPath: path].display, total: total[keyPath: path].display)
        } + [
            BillRow(
                label: "Generations of unknown price, in no sum", today: "\(today.unknown)", total: "\(total.unknown)"),
            BillRow(
                label: "Refused requests; whether they cost, the server did not say", today: "\(today.refused)",
                total: "\(total.refused)"),
        ]
    }
}

extension UsagePage.ModelRow {
    init(_ usage: ModelUsage) {
        model = usage.model
        server = usage.simulated ? "Simulated" : "Real"
        clips = usage.clips
        seconds = usage.seconds
        cost = usage.simulated ? "nothing" : usage.amount.display
    }
}
