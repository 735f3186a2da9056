/// What went wrong or why something waits, and what to do: shown to people and scripts alike.
package struct Problem: Error, Hashable, Sendable {
    /// A stable word for programs, in `snake_case`; a server's own code where it sent one.
    package let code: String
    /// One or two sentences: what, which, and what to do now.
    package let message: String

    package init(code: String, message: String) {
        self.code = code.foreign(limit: 100)
        self.message = message.foreign(limit: 2000)
    }
}

/// Something in a form or a request body that cannot be accepted.
package struct FieldProblem: Hashable, Sendable {
    /// The field's name as it stands in the form: `prompt`, `model`, `seconds`, `size`, `input_reference`, `title`.
    package let field: String
    package let problem: Problem

    package init(field: String, code: String, message: String) {
        self.field = field
        problem = Problem(code: code, message: message)
    }
}
