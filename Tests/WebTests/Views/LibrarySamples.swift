import HTTPServer
import Studio

@testable import Web

/// Filled models of the pages that keep the library in order.
enum LibrarySamples {
    static let roots = [SearchPage.view]

    /// Forms that came back, and a page in the middle of a long list.
    static func projectPages(_ shelf: ProjectContents, _ context: StudioContext) throws -> [ProjectPage] {
        let project = shelf.summary.project
        let middle = ProjectContents(summary: shelf.summary, videos: shelf.videos, next: 1)
        let typed = Fields([("model", "sora-2"), ("connection", "1")])
        return [
            try ProjectPage(
                middle, context, after: 9, edit: EditForm(project, context.tokens, typed: ("T", "D")),
                defaults: DefaultsForm(project, context, typed: typed))
        ]
    }

    static func projectsPages() throws -> [ProjectsPage] {
        let studio = try TestStudio()
        for number in 1...52 {
            _ = try studio.store.addProject(title: "P\(number)", description: "", at: studio.time)
        }
        return [
            try ProjectsPage(studio.context), try ProjectsPage(studio.context, after: 52),
            try ProjectsPage(studio.context, matching: "nothing"),
        ]
    }

    /// Found, with more to come and in takes; and nothing found.
    static func searchPages() throws -> [SearchPage] {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        try studio.bring(try studio.addTake(to: video, prompt: "Another prompt"), to: .completed)
        for _ in 1...7 { _ = try studio.addVideo("Another") }
        for number in 1...60 {
            _ = try studio.store.addVideo(
                to: video.projectID, title: "Another \(number)", prompt: "", at: studio.time)
        }
        for number in 1...7 {
            _ = try studio.store.addProject(title: "Another \(number)", description: "", at: studio.time)
        }
        let all = [("q", "Another"), ("star", "true"), ("state", "queued")]
        return [
            try SearchPage(SearchForm(Fields([all[0]])), after: nil, studio.context),
            try SearchPage(SearchForm(Fields([all[0], ("sort", "oldest")])), after: nil, studio.context),
            try SearchPage(SearchForm(Fields(all)), after: 9, studio.context),
        ]
    }

    /// With another project to move to, and a take that is starred and picked.
    static func videoPages() throws -> [VideoPage] {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        _ = try studio.addVideo()
        let take = try studio.bring(try studio.addTake(to: video), to: .completed)
        _ = try studio.store.setStar(true, on: take.id, at: studio.time)
        _ = try studio.store.setPick(true, of: take.id)
        guard let contents = try studio.store.video(video.id) else { return [] }
        let edit = EditForm(video, studio.context.tokens, typed: ("T", "P"))
        return [try VideoPage(contents, studio.context, edit: edit)]
    }
}
