import HTTPServer
import Studio

/// `GET` and `POST /prompts/{id}/use`: a template's variables as fields, then the Generate form.
struct UsePromptPage: Page {
    static let view = "use-prompt"

    struct Field: Encodable {
        let id: String
        let label: String
        let value: String
    }

    let chrome: Chrome
    let crumbs: Crumbs
    let title: String
    let body: String
    let hasProblems: Bool
    let problems: [ProblemLine]
    let action: String
    let token: String
    /// For whose Generate form it is; nil: for a new video of the playground.
    let video: String?
    let fields: [Field]
}

extension UsePromptPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        let template = try PromptPage.template(request, context)
        return try context.show(UsePromptPage(template, context, video: request.query["video"]))
    }

    static func post(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let template = try PromptPage.template(request, context)
        var values: [String: String] = [:]
        for (index, name) in template.variables.enumerated() {
            values[name] = (request.form[Self.field(index)] ?? "").replacing("\r\n", with: "\n").trimmed
        }
        let prompt = template.filled(with: values)
        let problems = problems(template, values) + Catalog.problems(ofPrompt: prompt)
        guard problems.isEmpty else {
            let page = try UsePromptPage(
                template, context, video: request.form["video"], values: values, problems: problems)
            return try context.show(page, status: .unprocessableContent)
        }
        let chosen: VideoID? = request.form["video"].flatMap { Int64($0) }.map { ID($0) }
        if let chosen, let contents = try context.store.video(chosen) {
            var form = GenerateForm(contents, like: nil)
            try form.begin(contents, context)
            form.draft.prompt = prompt
            return try context.show(GeneratePage(contents, form, context))
        }
        let video = try context.store.addToPlayground(
            title: Naming.title(ofPrompt: prompt), prompt: prompt, at: context.clock.now())
        return .redirect(to: Link.generate(video.id))
    }

    private static func field(_ index: Int) -> String { "variable-\(index + 1)" }

    private static func problems(_ template: PromptTemplate, _ values: [String: String]) -> [FieldProblem] {
        template.variables.enumerated().filter { values[$0.element]?.isEmpty ?? true }.map { index, name in
            FieldProblem(field: field(index), code: "empty_variable", message: "Fill in “\(name)”.")
        }
    }

    init(
        _ template: PromptTemplate, _ context: StudioContext, video: String?, values: [String: String] = [:],
        problems: [FieldProblem] = []
    ) throws {
        chrome = try Chrome(template.title, section: .prompts, context: context)
        crumbs = .prompts
        title = template.title
        body = template.body
        hasProblems = !problems.isEmpty
        self.problems = problems.map(ProblemLine.init)
        action = Link.use(template.id, for: nil)
        token = context.tokens.action(action)
        self.video = video.flatMap { Int64($0) }.map(String.init)
        fields = template.variables.enumerated().map { index, name in
            Field(id: Self.field(index), label: name, value: values[name] ?? "")
        }
    }
}
