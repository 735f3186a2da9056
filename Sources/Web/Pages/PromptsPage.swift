import HTTPServer
import Studio

/// `GET` and `POST /prompts`: the templates, and a form for a new one.
struct PromptsPage: Page {
    static let view = "prompts"

    struct Tag: Encodable {
        let href: String
        let name: String
    }

    struct Line: Encodable {
        let title: String
        let body: String
        let tags: [Tag]
        let useHref: String
        let editHref: String
    }

    let chrome: Chrome
    let usedHref: String
    let templates: [Line]
    let hasTemplates: Bool
    let pages: PageLinks
    /// The tag that the list is narrowed to; nil: it shows all.
    let tag: String?
    let allHref: String
    let hasProblems: Bool
    let problems: [ProblemLine]
    let form: PromptForm
}

extension PromptsPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        let video: VideoID? = request.query["video"].flatMap { Int64($0) }.map { ID($0) }
        return try context.show(
            PromptsPage(context, tag: request.query["tag"], video: video, after: request.after))
    }

    static func post(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let draft = PromptDraft(request.form)
        guard draft.problems.isEmpty else {
            return try context.show(PromptsPage(context, draft: draft), status: .unprocessableContent)
        }
        _ = try context.store.addPromptTemplate(draft, at: context.clock.now())
        return .redirect(to: Link.prompts)
    }

    /// - Parameters:
    ///   - video: for whose Generate form a template is wanted.
    ///   - draft: a form that was refused.
    init(
        _ context: StudioContext, tag: String? = nil, video: VideoID? = nil, after: Int64? = nil,
        draft: PromptDraft? = nil
    ) throws {
        chrome = try Chrome("Prompts", section: .prompts, context: context)
        usedHref = Link.usedPrompts
        let page = try context.store.promptTemplates(tag: tag, after: after)
        self.tag = tag?.foreign(limit: PromptTemplate.longestName)
        templates = page.items.map { Line($0, video) }
        hasTemplates = !templates.isEmpty
        var query = QueryText()
        query.add("tag", self.tag)
        query.add("video", video?.description)
        pages = PageLinks(Link.prompts + query.text, after: after, next: page.next)
        allHref = Link.prompts
        let problems = draft?.problems ?? []
        self.problems = problems.map(ProblemLine.init)
        hasProblems = !problems.isEmpty
        form = PromptForm(draft ?? PromptDraft(), action: Link.prompts, label: "Add the template", context.tokens)
    }
}

extension PromptsPage.Line {
    init(_ template: PromptTemplate, _ video: VideoID?) {
        title = template.title
        body = template.body
        tags = template.tags.map { tag in
            var query = QueryText()
            query.add("tag", tag)
            query.add("video", video?.description)
            return PromptsPage.Tag(href: Link.prompts + query.text, name: tag)
        }
        useHref = Link.use(template.id, for: video)
        editHref = Link.prompt(template.id)
    }
}

extension HTTPProblem {
    static let noSuchPrompt = HTTPProblem(.notFound, "There is no such prompt.")
}
