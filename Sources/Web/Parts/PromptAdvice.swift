import Studio

/// How a family of models likes to be told what to show, beside the prompt's field.
struct PromptAdvice: Encodable {
    let family: String
    let lines: [String]

    init(_ hints: PromptHints) {
        family = hints.family
        lines = hints.lines
    }
}
