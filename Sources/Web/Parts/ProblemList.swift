import Studio

/// What cannot be accepted, above the form that shows itself again.
struct ProblemLine: Encodable {
    /// The id of the field to mend; nil when it is no field's fault.
    let field: String?
    let label: String
    let message: String

    init(_ problem: FieldProblem) {
        field = problem.field
        label = Self.labels[problem.field] ?? problem.field.replacing("_", with: " ")
        message = problem.problem.message
    }

    /// For a field whose id has something before its name.
    init(_ problem: FieldProblem, idPrefix: String) {
        field = idPrefix + problem.field
        label = Self.labels[problem.field] ?? problem.field
        message = problem.problem.message
    }

    private static let labels = [
        "input_reference": "first frame", "reference_fit": "fit", "offer_lines": "price list", "base_url": "base URL",
        "per_day": "spend per day", "per_project": "spend per project", "per_clip": "cost of one clip",
        "confirm_above": "ask again above", "alert_failures": "failures", "alert_cost": "cost of a clip",
        "alert_minutes": "time of a generation", "alert_limits": "rate limits", "extra_json": "anything else",
    ]

    init(_ problem: Problem) {
        field = nil
        label = ""
        message = problem.message
    }
}
