import HTTPServer
import Studio

/// `GET /projects/{id}`, `POST /projects/{id}/videos`: one project with its videos, and a form for a new one.
struct ProjectPage: Page {
    static let view = "project"

    struct Form: Encodable {
        let action: String
        let token: String
        let title: String
        let prompt: String
    }

    let chrome: Chrome
    let projectsHref: String
    let title: String
    let description: String?
    let summary: String
    let trash: TrashButton
    let videos: [VideoCard]
    let hasVideos: Bool
    let hasProblems: Bool
    let problems: [ProblemLine]
    let form: Form
}

extension ProjectPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.project(try request.id()) else { throw HTTPProblem.noSuchProject }
        return try context.show(ProjectPage(contents, context))
    }

    /// The second button of the form adds the video and goes straight on to the Generate form.
    static func addVideo(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        guard let contents = try context.store.project(try request.id()) else { throw HTTPProblem.noSuchProject }
        let title = request.form["title"] ?? ""
        let prompt = request.form["prompt"] ?? ""
        let problems = Naming.problems(title: title, prompt: prompt)
        guard problems.isEmpty else {
            let page = try ProjectPage(contents, context, title: title, prompt: prompt, problems: problems)
            return try context.show(page, status: .unprocessableContent)
        }
        guard
            let video = try context.store.addVideo(
                to: contents.summary.project.id, title: title.trimmed, prompt: prompt, at: context.clock.now())
        else { throw HTTPProblem.noSuchProject }
        switch request.form["then"] {
        case "generate": return .redirect(to: Link.generate(video.id))
        case "dialog": return .redirect(to: Link.dialog(video.id))
        default: return .redirect(to: Link.video(video.id))
        }
    }

    init(
        _ contents: ProjectContents, _ context: StudioContext, title: String = "", prompt: String = "",
        problems: [FieldProblem] = []
    ) throws {
        let project = contents.summary.project
        let now = context.clock.now()
        chrome = try Chrome(project.title, section: .projects, context: context)
        projectsHref = Link.projects
        self.title = project.title
        description = project.description.isEmpty ? nil : project.description
        let spent = contents.summary.spent == .zero ? "" : " · \(contents.summary.spent.display)"
        summary = counted(contents.summary.videos, "video") + spent
        videos = contents.videos.map { VideoCard($0, now: now) }
        hasVideos = !videos.isEmpty
        trash = TrashButton(project, context.tokens)
        self.problems = problems.map(ProblemLine.init)
        hasProblems = !problems.isEmpty
        let action = Link.videos(of: project.id)
        form = Form(action: action, token: context.tokens.action(action), title: title, prompt: prompt)
    }
}
