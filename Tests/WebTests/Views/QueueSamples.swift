import Studio
import Testing

@testable import Web

/// Filled models of the queue and of the page that generates all drafts.
enum QueueSamples {
    static let roots = [QueuePage.view, "partials/queue", DraftsPage.view]

    static func models() throws -> [String: [any Encodable]] {
        let pages = try [filled(isHeld: true), filled(isHeld: false), QueuePage(TestStudio().context)]
        return [
            QueuePage.view: pages, "partials/queue": pages.map(\.queue),
            ProjectPage.view: [try project()],
            DraftsPage.view: try [drafts(offers: Catalog.sora), drafts(offers: []), emptyDrafts()],
        ]
    }

    private static func filled(isHeld: Bool) throws -> QueuePage {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        for _ in 0..<3 { _ = try studio.addTake(to: video) }
        for state in GenerationState.allCases { try studio.bring(try studio.addTake(to: video), to: state) }
        try studio.store.setHold(isHeld, at: studio.time)
        let page = try QueuePage(studio.context)
        guard !isHeld else { return page }
        let contents = try studio.store.queue()
        let more = QueueContents(
            running: contents.running, waiting: contents.waiting, held: contents.held, count: 999, heldSince: nil)
        return QueuePage(chrome: page.chrome, queue: try QueuePart(more, studio.context))
    }

    /// Without offers no draft can be sent.
    private static func drafts(offers: [ModelOffer]) throws -> DraftsPage {
        let studio = try TestStudio(offers: offers)
        let video = try studio.addVideo()
        try studio.store.setLimits(SpendingLimits(perDay: Money(microDollars: 9_000_000), confirmAbove: .zero))
        let contents = try #require(try studio.store.project(video.projectID, after: nil))
        let batch = try DraftBatch(contents, studio.context)
        let shown = DraftBatch(drafts: batch.drafts, hasMore: true)
        let problem = Problem(code: "over_budget", message: "Too much.")
        return try DraftsPage(contents.summary.project, shown, studio.context, problems: [problem])
    }

    /// With a draft.
    private static func project() throws -> ProjectPage {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        return try ProjectPage(try #require(try studio.store.project(video.projectID, after: nil)), studio.context)
    }

    private static func emptyDrafts() throws -> DraftsPage {
        let studio = try TestStudio(.simulator)
        let project = try studio.store.addProject(title: "T", description: "", at: studio.time)
        return try DraftsPage(project, DraftBatch(drafts: [], hasMore: false), studio.context)
    }
}
