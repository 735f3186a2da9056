import HTTPServer
import Studio

@testable import Web

/// Filled models of the pages that keep the library in order.
enum LibrarySamples {
    static let roots = [SearchPage.view, PromptsPage.view, PromptPage.view, UsePromptPage.view, UsedPromptsPage.view]

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

    static func promptPages() throws -> [String: [any Encodable]] {
        let studio = try TestStudio()
        let context = studio.context
        let video = try studio.addVideo()
        for number in 1...52 { _ = try studio.addTake(to: video, prompt: "Prompt \(number)") }
        _ = try studio.addTake(to: video, prompt: String(repeating: "long ", count: 90))
        for number in 1...60 {
            let draft = PromptDraft(title: "T\(number)", body: "B", tags: "t")
            _ = try studio.store.addPromptTemplate(draft, at: studio.time)
        }
        guard let template = try studio.store.promptTemplates().first else { return [:] }
        let bad = PromptDraft(title: "", body: "B", tags: "t")
        let problems = [FieldProblem(field: "variable-1", code: "empty", message: "Fill it in.")]
        return [
            PromptsPage.view: [
                try PromptsPage(context, after: 1), try PromptsPage(context, tag: "none", video: video.id, draft: bad),
            ],
            PromptPage.view: [
                try PromptPage(template, context), try PromptPage(template, context, notice: "N", draft: bad),
            ],
            UsePromptPage.view: [
                try UsePromptPage(template, context, video: nil),
                try UsePromptPage(template, context, video: "1", problems: problems),
            ],
            UsedPromptsPage.view: [
                try UsedPromptsPage(context), try UsedPromptsPage(context, after: 9),
                try UsedPromptsPage(context, matching: "nothing"),
            ],
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
        let part = VideoContents(
            project: contents.project, video: video, takes: contents.takes, count: 60, after: 9, next: 2)
        return [try VideoPage(contents, studio.context, edit: edit), try VideoPage(part, studio.context)]
    }
}
