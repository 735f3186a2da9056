import HTTPServer
import Studio

/// When to be told, as it was typed; an empty field is an alert that is off.
struct AlertsForm {
    private static let failures = "alert_failures"
    private static let cost = "alert_cost"
    private static let minutes = "alert_minutes"
    private static let limitTimes = "alert_limits"
    private static let troubles = "alert_troubles"

    private let texts: [String: String]
    private let troubles: Bool

    init(_ thresholds: AlertThresholds) {
        texts = [
            Self.failures: thresholds.failurePercent.map(String.init) ?? "",
            Self.cost: thresholds.clipCost.map { String($0.display.dropFirst()) } ?? "",
            Self.minutes: thresholds.minutes.map(String.init) ?? "",
            Self.limitTimes: thresholds.limitTimes.map(String.init) ?? "",
        ]
        troubles = thresholds.troubles
    }

    init(_ fields: Fields) {
        let names = [Self.failures, Self.cost, Self.minutes, Self.limitTimes]
        texts = Dictionary(uniqueKeysWithValues: names.map { ($0, (fields[$0] ?? "").trimmed) })
        troubles = fields[Self.troubles] == "true"
    }

    func checked() -> Result<AlertThresholds, LimitsForm.Refusal> {
        var problems: [FieldProblem] = []
        func read<Value>(_ name: String, _ hint: String, _ parse: (String) -> Value?) -> Value? {
            let text = texts[name] ?? ""
            guard !text.isEmpty else { return nil }
            if let value = parse(text) { return value }
            let message = "“\(text.foreign(limit: 40))” will not do here (\(hint)). Empty the field to switch it off."
            problems.append(FieldProblem(field: name, code: "not_a_threshold", message: message))
            return nil
        }
        func count(_ range: ClosedRange<Int>) -> (String) -> Int? {
            { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
        }
        let thresholds = AlertThresholds(
            failurePercent: read(Self.failures, "1 to 100 percent", count(1...100)),
            clipCost: read(Self.cost, "US dollars, more than 0") { text in
                Money(dollars: text).flatMap { $0 > .zero ? $0 : nil }
            },
            minutes: read(Self.minutes, "1 to 10000 minutes", count(1...10_000)),
            limitTimes: read(Self.limitTimes, "1 to 1000 times", count(1...1000)), troubles: troubles)
        return problems.isEmpty ? .success(thresholds) : .failure(LimitsForm.Refusal(problems: problems))
    }
}

extension AlertsForm {
    struct Model: Encodable {
        let action: String
        let token: String
        let fields: [LimitsForm.Model.Field]
        let troubles: Bool
    }

    func model(token: String) -> Model {
        let rows = [
            (Self.failures, "Failures", "percent of the last \(Alert.window) that ended"),
            (Self.cost, "Cost of a clip", "US dollars"),
            (Self.minutes, "Time of a generation", "minutes"),
            (Self.limitTimes, "Rate limits", "times in an hour that a server says to come later"),
        ]
        return Model(
            action: Link.alerts, token: token,
            fields: rows.map { name, label, hint in
                LimitsForm.Model.Field(name: name, label: label, value: texts[name] ?? "", hint: hint)
            }, troubles: troubles)
    }
}

/// `POST /settings/alerts`.
enum AlertActions {
    static func save(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let form = AlertsForm(request.form.fields)
        switch form.checked() {
        case .success(let thresholds):
            try context.store.setAlertThresholds(thresholds)
            return .redirect(to: "\(Link.settings)?notice=alerts#alerts")
        case .failure(let refusal):
            let limits = LimitsForm(try context.store.limits())
            let page = try SettingsPage(context, limits, alerts: form, problems: refusal.problems)
            return try context.show(page, status: .unprocessableContent)
        }
    }
}
