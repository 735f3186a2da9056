/// A template as somebody typed it.
package struct PromptDraft: Sendable, Equatable {
    package var title: String
    package var body: String
    /// Separated by commas.
    package var tags: String

    package init(title: String = "", body: String = "", tags: String = "") {
        self.title = title
        self.body = body
        self.tags = tags
    }

    package var problems: [FieldProblem] {
        var problems = Naming.problems(title: title)
        if body.trimmed.isEmpty {
            problems.append(
                FieldProblem(
                    field: "body", code: "empty_body",
                    message: "Write the prompt; put what changes each time into braces, such as {{subject}}."))
        }
        problems += [("body", body, "prompt"), ("tags", tags, "list of tags")].compactMap { field, text, name in
            ControlCharacter.problem(in: text, of: field, called: name)
        }
        let count = body.unicodeScalars.count
        if count > GenerationSettings.longestPrompt {
            problems.append(
                FieldProblem(
                    field: "body", code: "body_too_long",
                    message:
                        "The prompt has \(count) characters; at most \(GenerationSettings.longestPrompt) are allowed."))
        }
        let variables = PromptTemplate(id: ID(0), title: "", body: body, tags: []).variables.count
        if variables > PromptTemplate.mostVariables {
            problems.append(
                FieldProblem(
                    field: "body", code: "too_many_variables",
                    message:
                        "It has \(variables) variables; at most \(PromptTemplate.mostVariables) can be filled in."))
        }
        return problems
    }
}
