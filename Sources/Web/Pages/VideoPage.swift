import HTTPServer
import Studio

/// `GET /videos/{id}`: one video with its takes, newest first.
struct VideoPage: Page {
    static let view = "video"

    let chrome: Chrome
    let crumbs: Crumbs
    let title: String
    let prompt: String?
    /// It has room until there is a film to look at.
    let opensPrompt: Bool
    /// nil in the trash.
    let generateHref: String?
    /// Both nil in the trash.
    let edit: EditForm?
    let tools: VideoTools?
    /// The picked one first, then newest first.
    let takes: [TakePart]
    /// The film that one comes for stands above the strip, the others below it.
    var first: TakePart?
    var others: [TakePart]
    /// The takes as little pictures; empty for fewer than two.
    let strip: [StripItem]
    let hasStrip: Bool
    let pages: PageLinks
    /// Where not all takes are on the page: how many of how many.
    let takeCount: String?
    /// Where marked takes are seen side by side.
    let compareHref: String
    /// Two takes or more have a film.
    let canCompare: Bool
    let trash: TrashButton
    let hasProblems: Bool
    let problems: [ProblemLine]
}

extension VideoPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.video(try request.id(), request.takes) else {
            throw HTTPProblem.noSuchVideo
        }
        let notice = request.query["notice"].flatMap { notices[$0] }
        return try context.show(VideoPage(contents, context, notice: notice))
    }

    /// The query that says a token was used before.
    static let alreadyPressed = "already-submitted"
    /// The query that says a film is being fetched again.
    static let fetching = "fetching"

    private static let notices = [
        alreadyPressed: "This form was already submitted: here is its take.",
        fetching: "The film is being fetched again. What comes of it is in the take’s record.",
    ]

    /// `GET /generations/{id}/take`: one take, for the script that keeps it live.
    static func takeFragment(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        let take = contents.take
        let part = try TakePart(
            take, number: contents.number, of: contents.video, newest: contents.newest ?? take.id,
            offers: try context.offers(like: take), isStarred: contents.isStarred,
            relatives: try context.store.relatives(of: contents.video.id, [take.id])[take.id], context: context)
        return try context.fragment(part, view: "partials/take", to: request)
    }

    /// `GET /videos/{id}/card`: the video's card, for the script that keeps it live.
    static func cardFragment(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let summary = try context.store.summary(of: try request.id()) else { throw HTTPProblem.noSuchVideo }
        return try context.fragment(
            VideoCard(summary, now: context.clock.now()), view: "partials/video-card", to: request)
    }

    init(
        _ contents: VideoContents, _ context: StudioContext, notice: String? = nil, problems: [Problem] = [],
        lines: [ProblemLine] = [], edit: EditForm? = nil
    ) throws {
        let video = contents.video
        let relatives = try context.store.relatives(of: video.id, contents.takes.map(\.id))
        var offers: [ConnectionID: Catalog] = [:]
        let parts = try contents.takes.map { take in
            let known = try offers[take.server.connection] ?? context.offers(like: take)
            offers[take.server.connection] = known
            return try TakePart(
                take, number: contents.number(of: take), of: video, newest: contents.newest ?? take.id,
                offers: known, isStarred: contents.stars.contains(take.id), relatives: relatives[take.id],
                context: context)
        }
        takes = parts.filter(\.isPicked) + parts.filter { !$0.isPicked }
        first = takes.first
        others = Array(takes.dropFirst())
        self.edit = contents.isInTrash ? nil : edit ?? EditForm(video, context.tokens)
        tools = contents.isInTrash ? nil : try VideoTools(video, context)
        chrome = try Chrome(
            video.title, section: .projects, context: context, notice: notice,
            refreshes: takes.contains { $0.live != nil }, alerts: contents.alertScope)
        strip = contents.count < 2 ? [] : contents.takes.map { StripItem($0, contents.number(of: $0)) }
        hasStrip = !strip.isEmpty
        pages = PageLinks(Link.video(video.id), after: contents.after, next: contents.next)
        takeCount = pages.isNeeded ? "\(strip.count) of \(contents.count)" : nil
        compareHref = Link.compare(video.id)
        canCompare = takes.filter { $0.film != nil }.count >= ComparePage.fewest
        crumbs = Crumbs(to: contents.project)
        title = video.title
        prompt = video.prompt.isEmpty ? nil : video.prompt
        opensPrompt = contents.takes.isEmpty && video.prompt.unicodeScalars.count <= 600
        generateHref = contents.isInTrash ? nil : Link.generate(video.id)
        trash = TrashButton(video, contents.project, context.tokens)
        self.problems = problems.map(ProblemLine.init) + lines
        hasProblems = !self.problems.isEmpty
    }
}

extension VideoContents {
    /// What its takes wait for.
    fileprivate var alertScope: AlertScope {
        let waiting = takes.filter { !$0.state.isFinal }.map(\.server.connection)
        return AlertScope(video: video.id, connections: Set(waiting))
    }
}

extension Request {
    /// Which page of a video's takes is wanted: `after`, or the one on which a `take` stands.
    fileprivate var takes: TakeWindow {
        if let take = query["take"].flatMap({ Int64($0) }) { return .around(GenerationID(take)) }
        return after.map { .after($0) } ?? .first
    }
}

extension StudioContext {
    /// The models and prices that another take like this one would go by: those of its connection, else of the usual.
    func offers(like take: Generation) throws -> Catalog {
        try catalog(of: try connection(take.server.connection))
    }
}
