import Studio

/// What cannot be accepted, above the form that shows itself again.
struct ProblemLine: Encodable {
    /// The id of the field to mend; nil when it is no field's fault.
    let field: String?
    let label: String
    let message: String

    init(_ problem: FieldProblem) {
        field = problem.field
        label = problem.field == "input_reference" ? "first frame" : problem.field.replacing("_", with: " ")
        message = problem.problem.message
    }

    init(_ problem: Problem) {
        field = nil
        label = ""
        message = problem.message
    }
}
