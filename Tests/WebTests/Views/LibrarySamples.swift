import HTTPServer
import Studio

@testable import Web

/// Filled models of the pages that keep the library in order.
enum LibrarySamples {
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
        return [try ProjectsPage(studio.context), try ProjectsPage(studio.context, after: 52)]
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
