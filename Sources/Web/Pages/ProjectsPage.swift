import HTTPServer
import Studio

/// `GET /projects`, `POST /projects`: all projects, and a form for a new one.
struct ProjectsPage: Page {
    static let view = "projects"

    struct Card: Encodable {
        let id: String
        let href: String
        let title: String
        let description: String?
        let poster: String?
        let videos: String
        let active: String?
        let spent: String?
        let order: OrderButtons
    }

    let chrome: Chrome
    let projects: [Card]
    let hasProjects: Bool
    let pages: PageLinks
    let searchHref: String
    /// The words that the shown projects were chosen by.
    let searched: String
    let nothingFits: Bool
    let hasProblems: Bool
    let problems: [ProblemLine]
    let form: ProjectForm
    /// Only where there is nothing yet: two presses from the first clip.
    let playground: PlaygroundForm?
    let trashHref: String
}

/// The fields of a new project as they were typed.
struct ProjectForm: Encodable {
    let action: String
    let token: String
    let title: String
    let description: String
}

extension ProjectsPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(ProjectsPage(context, matching: request.query["q"] ?? "", after: request.after))
    }

    static func post(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let title = request.form["title"] ?? ""
        let description = request.form["description"] ?? ""
        let problems = Naming.problems(title: title, description: description)
        guard problems.isEmpty else {
            let page = try ProjectsPage(context, title: title, description: description, problems: problems)
            return try context.show(page, status: .unprocessableContent)
        }
        let project = try context.store.addProject(
            title: title.trimmed, description: description.trimmed, at: context.clock.now())
        return .redirect(to: Link.project(project.id))
    }

    init(
        _ context: StudioContext, matching text: String = "", after: Int64? = nil, title: String = "",
        description: String = "",
        problems: [FieldProblem] = []
    ) throws {
        chrome = try Chrome("Projects", section: .projects, context: context, alerts: AlertScope(isOfLibrary: true))
        let page = try context.store.projects(matching: text, after: after)
        projects = page.items.enumerated().map { index, summary in
            let place = ListPlace(index: index, count: page.items.count, after: after, next: page.next)
            return Card(summary, context.tokens, at: place)
        }
        var query = QueryText()
        query.add("q", text.foreign(limit: LibrarySearch.longestText))
        searchHref = Link.search
        searched = text.foreign(limit: LibrarySearch.longestText)
        nothingFits = projects.isEmpty && !searched.isEmpty
        pages = PageLinks(Link.projects + query.text, after: after, next: page.next)
        hasProjects = !projects.isEmpty
        self.problems = problems.map(ProblemLine.init)
        hasProblems = !problems.isEmpty
        playground = hasProjects || after != nil || nothingFits ? nil : PlaygroundForm(context.tokens)
        trashHref = Link.trash
        form = ProjectForm(
            action: Link.projects, token: context.tokens.action(Link.projects), title: title, description: description)
    }
}

extension ProjectsPage.Card {
    init(_ summary: ProjectSummary, _ tokens: FormTokens, at place: ListPlace) {
        id = summary.project.id.description
        href = Link.project(summary.project.id)
        title = summary.project.title
        description = summary.project.description.isEmpty ? nil : summary.project.description
        poster = summary.poster.map(Link.thumbnail)
        videos = counted(summary.videos, "video")
        active = summary.active == 0 ? nil : "\(summary.active) under way"
        spent = summary.spent == .zero ? nil : summary.spent.display
        order = OrderButtons(Link.move(summary.project.id), title, tokens, at: place)
    }
}
