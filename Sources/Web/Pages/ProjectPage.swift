import HTTPServer
import Studio

/// `GET /projects/{id}`, `POST /projects/{id}/videos`: one project with its videos, and a form for a new one.
struct ProjectPage: Page {
    static let view = "project"

    struct Entry: Encodable {
        let card: VideoCard
        let order: OrderButtons
    }

    struct Form: Encodable {
        let action: String
        let token: String
        let title: String
        let prompt: String
    }

    let chrome: Chrome
    let crumbs: Crumbs
    let title: String
    let description: String?
    let summary: String
    let trash: TrashButton
    /// Both nil in the trash.
    let edit: EditForm?
    let defaults: DefaultsForm?
    let videos: [Entry]
    let hasVideos: Bool
    /// nil in the trash, and where no video on this page is a draft.
    let draftsHref: String?
    let exportHref: String
    let pages: PageLinks
    let hasProblems: Bool
    let problems: [ProblemLine]
    let form: Form
}

extension ProjectPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.project(try request.id(), after: request.after) else {
            throw HTTPProblem.noSuchProject
        }
        return try context.show(ProjectPage(contents, context, after: request.after))
    }

    /// The second button of the form adds the video and goes straight on to the Generate form.
    static func addVideo(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        guard let contents = try context.store.project(try request.id(), after: nil) else {
            throw HTTPProblem.noSuchProject
        }
        let title = request.form["title"] ?? ""
        let prompt = (request.form["prompt"] ?? "").replacing("\r\n", with: "\n")
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
        _ contents: ProjectContents, _ context: StudioContext, after: Int64? = nil, title: String = "",
        prompt: String = "", problems: [FieldProblem] = [], lines: [ProblemLine] = [], edit: EditForm? = nil,
        defaults: DefaultsForm? = nil
    ) throws {
        let project = contents.summary.project
        let now = context.clock.now()
        chrome = try Chrome(project.title, section: .projects, context: context)
        crumbs = .projects
        self.title = project.title
        description = project.description.isEmpty ? nil : project.description
        let spent = contents.summary.spent == .zero ? "" : " · \(contents.summary.spent.display)"
        summary = counted(contents.summary.videos, "video") + spent
        let isInTrash = project.trashedAt != nil
        self.edit = isInTrash ? nil : edit ?? EditForm(project, context.tokens)
        self.defaults = isInTrash ? nil : try defaults ?? DefaultsForm(project, context)
        videos = contents.videos.enumerated().map { index, video in
            let place = ListPlace(index: index, count: contents.videos.count, after: after, next: contents.next)
            let order = OrderButtons(Link.move(video.video.id), video.video.title, context.tokens, at: place)
            return Entry(card: VideoCard(video, now: now), order: order)
        }
        hasVideos = !videos.isEmpty
        exportHref = Link.export(project.id)
        let hasDrafts = contents.videos.contains { $0.takes == 0 && !$0.video.prompt.isEmpty }
        draftsHref = isInTrash || !hasDrafts ? nil : Link.drafts(of: project.id)
        pages = PageLinks(Link.project(project.id), after: after, next: contents.next)
        trash = TrashButton(project, context.tokens)
        self.problems = problems.map(ProblemLine.init) + lines
        hasProblems = !self.problems.isEmpty
        let action = Link.videos(of: project.id)
        form = Form(action: action, token: context.tokens.action(action), title: title, prompt: prompt)
    }
}
