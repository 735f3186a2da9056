import HTTPServer
import Studio

/// The limits as they were typed; an empty field is a limit that is off.
struct LimitsForm {
    private var texts: [String: String]

    private struct Row {
        let name: String
        let label: String
        let hint: String
        let text: @Sendable (SpendingLimits) -> String?
        /// Puts the value that was read into the limits; false when the text is none.
        let read: @Sendable (String, inout SpendingLimits) -> Bool
    }

    private static let rows: [Row] = [
        money("per_day", "Spend per day", "US dollars, by UTC day", \.perDay),
        money("per_project", "Spend per project", "US dollars, all time", \.perProject),
        money("per_clip", "Cost of one clip", "US dollars", \.perClip),
        money(
            "confirm_above", "Ask again above", "US dollars; a dearer clip needs a second confirmation", \.confirmAbove),
        count("presses_per_minute", "Presses per minute", "1 to 1000", \.pressesPerMinute),
        count("waiting", "Clips that may wait", "1 to 1000", \.waiting),
    ]

    init(_ limits: SpendingLimits) {
        texts = Dictionary(uniqueKeysWithValues: Self.rows.map { ($0.name, $0.text(limits) ?? "") })
    }

    init(_ fields: Fields) {
        texts = Dictionary(uniqueKeysWithValues: Self.rows.map { ($0.name, fields[$0.name] ?? "") })
    }

    /// Tells one set of limits from another: a form made from older ones is not taken.
    var state: String {
        Self.rows.map { "\($0.name)=\(texts[$0.name] ?? "")" }.joined(separator: "&")
    }

    struct Refusal: Error {
        let problems: [FieldProblem]
    }

    func checked() -> Result<SpendingLimits, Refusal> {
        var limits = SpendingLimits()
        var problems: [FieldProblem] = []
        for row in Self.rows {
            let text = (texts[row.name] ?? "").trimmed
            if text.isEmpty || row.read(text, &limits) { continue }
            problems.append(
                FieldProblem(
                    field: row.name, code: "not_a_limit",
                    message:
                        "“\(text.foreign(limit: 40))” is no such limit (\(row.hint)). Empty the field to switch it off."
                ))
        }
        return problems.isEmpty ? .success(limits) : .failure(Refusal(problems: problems))
    }

    private static func money(
        _ name: String, _ label: String, _ hint: String,
        _ path: WritableKeyPath<SpendingLimits, Money?> & Sendable
    ) -> Row {
        Row(
            name: name, label: label, hint: hint,
            text: { limits in limits[keyPath: path].map { String($0.display.dropFirst()) } },
            read: { text, limits in
                limits[keyPath: path] = Money(dollars: text)
                return limits[keyPath: path] != nil
            })
    }

    private static func count(
        _ name: String, _ label: String, _ hint: String, _ path: WritableKeyPath<SpendingLimits, Int?> & Sendable
    ) -> Row {
        Row(
            name: name, label: label, hint: hint,
            text: { limits in limits[keyPath: path].map(String.init) },
            read: { text, limits in
                limits[keyPath: path] = Int(text).flatMap { (1...1000).contains($0) ? $0 : nil }
                return limits[keyPath: path] != nil
            })
    }
}

extension LimitsForm {
    struct Model: Encodable {
        struct Field: Encodable {
            let name: String
            let label: String
            let value: String
            let hint: String
        }

        let action: String
        let token: String
        let fields: [Field]
    }

    func model(token: String) -> Model {
        Model(
            action: Link.limits, token: token,
            fields: Self.rows.map { row in
                Model.Field(name: row.name, label: row.label, value: texts[row.name] ?? "", hint: row.hint)
            })
    }
}
