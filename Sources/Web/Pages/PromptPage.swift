import HTTPServer
import Studio

/// `GET` and `POST /prompts/{id}`, `POST /prompts/{id}/delete`: one template, to be changed or deleted.
struct PromptPage: Page {
    static let view = "prompt"

    let chrome: Chrome
    let crumbs: Crumbs
    let title: String
    let useHref: String
    let hasProblems: Bool
    let problems: [ProblemLine]
    let form: PromptForm
    let deleteHref: String
    let deleteToken: String
}

extension PromptPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(PromptPage(try template(request, context), context))
    }

    static func post(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let template = try template(request, context)
        let draft = PromptDraft(request.form)
        guard draft.problems.isEmpty else {
            return try context.show(PromptPage(template, context, draft: draft), status: .unprocessableContent)
        }
        guard try context.store.changePromptTemplate(template.id, to: draft) else { throw HTTPProblem.noSuchPrompt }
        return .redirect(to: Link.prompts)
    }

    static func delete(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let template = try template(request, context)
        guard request.form["sure"] == "true" else {
            let notice = "Nothing was deleted: tick the box to say that you are sure."
            return try context.show(PromptPage(template, context, notice: notice), status: .unprocessableContent)
        }
        _ = try context.store.removePromptTemplate(template.id)
        return .redirect(to: Link.prompts)
    }

    static func template(_ request: Request, _ context: StudioContext) throws -> PromptTemplate {
        guard let template = try context.store.promptTemplate(try request.id()) else { throw HTTPProblem.noSuchPrompt }
        return template
    }

    init(
        _ template: PromptTemplate, _ context: StudioContext, notice: String? = nil, draft: PromptDraft? = nil
    ) throws {
        chrome = try Chrome(template.title, section: .prompts, context: context, notice: notice)
        crumbs = .prompts
        title = template.title
        useHref = Link.use(template.id, for: nil)
        let problems = draft?.problems ?? []
        self.problems = problems.map(ProblemLine.init)
        hasProblems = !problems.isEmpty
        form = PromptForm(
            draft ?? PromptDraft(template), action: Link.prompt(template.id), label: "Save the template", context.tokens
        )
        deleteHref = Link.deletePrompt(template.id)
        deleteToken = context.tokens.action(deleteHref)
    }
}
