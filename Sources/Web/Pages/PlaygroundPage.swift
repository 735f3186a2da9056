import HTTPServer
import Studio

/// `GET` and `POST /playground`: a prompt that needs no project first.
struct PlaygroundPage: Page {
    static let view = "playground"

    let chrome: Chrome
    let hasProblems: Bool
    let problems: [ProblemLine]
    let form: PlaygroundForm
}

/// A prompt to begin with, on its own page and on the first page of an empty studio.
struct PlaygroundForm: Encodable {
    let action: String
    let token: String
    let prompt: String

    init(_ tokens: FormTokens, prompt: String = "") {
        action = Link.playground
        token = tokens.action(action)
        self.prompt = prompt
    }
}

extension PlaygroundPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(PlaygroundPage(context))
    }

    /// Makes a video of the prompt and goes straight on to its Generate form.
    static func post(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let prompt = (request.form["prompt"] ?? "").replacing("\r\n", with: "\n")
        let problems = Catalog.problems(ofPrompt: prompt)
        guard problems.isEmpty else {
            let page = try PlaygroundPage(context, prompt: prompt, problems: problems)
            return try context.show(page, status: .unprocessableContent)
        }
        let video = try context.store.addToPlayground(
            title: Naming.title(ofPrompt: prompt), prompt: prompt, at: context.clock.now())
        return .redirect(to: Link.generate(video.id))
    }

    init(_ context: StudioContext, prompt: String = "", problems: [FieldProblem] = []) throws {
        chrome = try Chrome("Playground", section: .playground, context: context)
        self.problems = problems.map(ProblemLine.init)
        hasProblems = !problems.isEmpty
        form = PlaygroundForm(context.tokens, prompt: prompt)
    }
}
