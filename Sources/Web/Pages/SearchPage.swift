import HTTPServer
import Studio

/// `GET /search`: videos by their words, and by what their takes are. Its address can be kept.
struct SearchPage: Page {
    static let view = "search"

    struct Project: Encodable {
        let href: String
        let title: String
        let videos: String
    }

    let chrome: Chrome
    let fields: SearchFields
    let projects: [Project]
    let hasProjects: Bool
    /// Where more projects match than are shown.
    let allProjectsHref: String?
    let hits: [SearchCard]
    let hasHits: Bool
    let pages: PageLinks
    /// Says that there is nothing to show.
    let nothing: String
    /// What to do where nothing was found.
    let advice: String
    let resetHref: String
    let resetLabel: String
}

extension SearchPage {
    /// So many projects are shown above the videos.
    private static let fewProjects = 6

    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(SearchPage(SearchForm(request.query), after: request.after, context))
    }

    init(_ form: SearchForm, after: Int64?, _ context: StudioContext) throws {
        chrome = try Chrome("Find", section: .search, context: context)
        let page = try context.store.search(form.search, after: after.map { ID($0) })
        fields = try SearchFields(form, context)
        let named =
            form["q"].isEmpty || after != nil
            ? [] : try context.store.projects(matching: form["q"], after: nil).items
        projects = named.prefix(Self.fewProjects).map { Project($0) }
        hasProjects = !projects.isEmpty
        var query = QueryText()
        query.add("q", form["q"])
        allProjectsHref = named.count > Self.fewProjects ? Link.projects + query.text : nil
        hits = page.items.map { SearchCard($0) }
        hasHits = !hits.isEmpty
        pages = PageLinks(form.address, after: after, next: page.next)
        nothing = form.isFiltering ? "No video fits" : "No videos yet"
        advice =
            form.isFiltering
            ? "All words must stand in a title or prompt; the last one may be the beginning of a word. Try fewer words, or take a filter away."
            : "Write a prompt in the Playground, or add a video to a project. It is found here from then on."
        (resetHref, resetLabel) =
            form.isFiltering ? (Link.search, "Start anew") : (Link.playground, "Open the Playground")
    }
}

extension SearchPage.Project {
    init(_ summary: ProjectSummary) {
        href = Link.project(summary.project.id)
        title = summary.project.title
        videos = counted(summary.videos, "video")
    }
}
