import HTTPServer
import Studio

/// `GET /prompts/used`, `POST /prompts/used/{id}/again`: the prompts that takes were made of, the last used first.
struct UsedPromptsPage: Page {
    static let view = "used-prompts"

    struct Line: Encodable {
        let words: String
        let isLong: Bool
        let used: String
        let againHref: String
        let token: String
    }

    let chrome: Chrome
    let crumbs: Crumbs
    let action: String
    let searched: String
    let prompts: [Line]
    let hasPrompts: Bool
    let pages: PageLinks
}

extension UsedPromptsPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(UsedPromptsPage(context, matching: request.query["q"] ?? "", after: request.after))
    }

    /// A new video of the playground with the same prompt.
    static func again(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        guard let prompt = try context.store.usedPrompt(try request.id()) else { throw HTTPProblem.noSuchPrompt }
        let video = try context.store.addToPlayground(
            title: Naming.title(ofPrompt: prompt.words), prompt: prompt.words, at: context.clock.now())
        return .redirect(to: Link.generate(video.id))
    }

    init(_ context: StudioContext, matching text: String = "", after: Int64? = nil) throws {
        chrome = try Chrome("Prompts used", section: .prompts, context: context)
        crumbs = .prompts
        action = Link.usedPrompts
        searched = text.foreign(limit: LibrarySearch.longestText)
        let page = try context.store.usedPrompts(matching: searched, after: after)
        prompts = page.items.map { prompt in
            let href = Link.again(prompt.id)
            return Line(
                words: prompt.words, isLong: prompt.words.unicodeScalars.count > 300, used: prompt.lastUsed.display,
                againHref: href, token: context.tokens.action(href))
        }
        hasPrompts = !prompts.isEmpty
        var query = QueryText()
        query.add("q", searched)
        pages = PageLinks(Link.usedPrompts + query.text, after: after, next: page.next)
    }
}
