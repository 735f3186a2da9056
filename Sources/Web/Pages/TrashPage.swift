import HTTPServer
import Studio

/// `GET /trash`: what was thrown away, to be taken back or erased.
struct TrashPage: Page {
    static let view = "trash"

    struct Item: Encodable {
        let href: String
        let title: String
        let kind: String
        let words: String
        let restore: TrashButton
    }

    let chrome: Chrome
    let crumbs: Crumbs
    let items: [Item]
    let hasItems: Bool
    let pages: PageLinks
    let emptyHref: String
    let emptyToken: String
}

extension TrashPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(
            TrashPage(
                context, after: request.query["after"].flatMap { TrashPlace($0) },
                notice: request.query["notice"].flatMap { notices[$0] }))
    }

    static func trashVideo(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let id: VideoID = try request.id()
        guard let contents = try context.store.video(id) else { throw HTTPProblem.noSuchVideo }
        _ = try context.store.trash(id, at: context.clock.now())
        return .redirect(to: Link.project(contents.project.id))
    }

    static func restoreVideo(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let id: VideoID = try request.id()
        guard try context.store.video(id) != nil else { throw HTTPProblem.noSuchVideo }
        _ = try context.store.restore(id)
        return .redirect(to: Link.video(id))
    }

    static func trashProject(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let id: ProjectID = try request.id()
        guard try context.store.project(id, after: nil) != nil else { throw HTTPProblem.noSuchProject }
        _ = try context.store.trash(id, at: context.clock.now())
        return .redirect(to: Link.projects)
    }

    static func restoreProject(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let id: ProjectID = try request.id()
        guard try context.store.project(id, after: nil) != nil else { throw HTTPProblem.noSuchProject }
        _ = try context.store.restore(id)
        return .redirect(to: Link.project(id))
    }

    /// `POST /trash/empty`: erases for good. The records of what was paid stay.
    static func empty(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        guard request.form["sure"] == "true" else {
            let page = try TrashPage(context, notice: "Nothing was erased: tick the box to say that you are sure.")
            return try context.show(page, status: .unprocessableContent)
        }
        let emptied = try context.store.emptyTrash(at: context.clock.now())
        for problem in context.exchange.library.remove(emptied) {
            context.log.error("Something erased is still in the data folder: \(problem.message)")
        }
        return .redirect(to: "\(Link.trash)?notice=\(emptied.kept == 0 ? "emptied" : "kept")")
    }

    private static let notices = [
        "emptied": "The trash is empty. What was paid stays in the bill.",
        "kept": "What is over was erased. A video whose take is still under way stays here until that is over.",
    ]

    init(_ context: StudioContext, after: TrashPlace? = nil, notice: String? = nil) throws {
        let trash = try context.store.trashContents(after: after)
        chrome = try Chrome("Trash", section: .projects, context: context, notice: notice)
        crumbs = .projects
        items = trash.items.map { item in
            switch item {
            case .project(let summary): Item(summary, context.tokens)
            case .video(let summary): Item(summary, context.tokens)
            }
        }
        hasItems = !items.isEmpty
        pages = PageLinks(Link.trash, after: after, next: trash.next)
        emptyHref = Link.emptyTrash
        emptyToken = context.tokens.action(Link.emptyTrash)
    }
}

extension TrashPage.Item {
    init(_ summary: ProjectSummary, _ tokens: FormTokens) {
        href = Link.project(summary.project.id)
        title = summary.project.title
        kind = "Project"
        words = counted(summary.videos, "video") + (summary.active == 0 ? "" : ", \(summary.active) under way")
        restore = TrashButton(summary.project, tokens)
    }

    init(_ summary: VideoSummary, _ tokens: FormTokens) {
        href = Link.video(summary.video.id)
        title = summary.video.title
        kind = "Video"
        words = counted(summary.takes, "take")
        restore = TrashButton(summary.video, tokens)
    }
}
