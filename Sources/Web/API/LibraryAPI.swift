import HTTPServer
import Studio

/// Projects and videos for scripts.
enum LibraryAPI {
    static func projects(_ request: Request, _ context: StudioContext) throws -> Response {
        let window = try APIWindow(request)
        let page = try context.store.projects(matching: "", after: window.after, limit: window.limit)
        return JSON.response(
            ListDocument(
                data: page.items.map { ProjectDocument($0.project) }, next: page.next.map { "\($0)" }))
    }

    static func addProject(_ request: Request, _ context: StudioContext) throws -> Response {
        let members = try JSON.members(of: request)
        try members.requireOnly(["title", "description"])
        let (title, description) = (try members.text("title"), try members.text("description"))
        let problems = Naming.problems(title: title, description: description)
        guard problems.isEmpty else { throw APIError(problems) }
        let project = try context.store.addProject(
            title: title.trimmed, description: description.trimmed, at: context.clock.now())
        return JSON.response(ProjectDocument(project), status: .created)
    }

    static func project(_ request: Request, _ context: StudioContext) throws -> Response {
        let window = try APIWindow(request)
        let found = try context.store.project(try request.id(), after: window.after, limit: window.limit)
        guard let contents = found else { throw HTTPProblem.noSuchProject }
        var document = ProjectDocument(contents.summary.project)
        document.videos = contents.videos.map { VideoDocument($0.video) }
        document.next = contents.next.map { "\($0)" }
        return JSON.response(document)
    }

    static func addVideo(_ request: Request, _ context: StudioContext) throws -> Response {
        let project: ProjectID = try request.id()
        guard try context.store.project(project, after: nil) != nil else { throw HTTPProblem.noSuchProject }
        let members = try JSON.members(of: request)
        try members.requireOnly(["title", "prompt"])
        let (title, prompt) = (try members.text("title"), try members.text("prompt"))
        let problems = Naming.problems(title: title, prompt: prompt)
        guard problems.isEmpty else { throw APIError(problems) }
        let video = try context.store.addVideo(
            to: project, title: title.trimmed, prompt: prompt, at: context.clock.now())
        guard let video else { throw HTTPProblem.noSuchProject }
        return JSON.response(VideoDocument(video), status: .created)
    }

    static func video(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.video(try request.id()) else { throw HTTPProblem.noSuchVideo }
        let window = try APIWindow(request)
        let page = try context.store.takes(of: contents.video.id, after: window.after, limit: window.limit)
        let takes = try page.items.map { StatusDocument($0, try context.reason(of: $0)) }
        return JSON.response(VideoDocument(contents.video, takes: takes, next: page.next.map { "\($0)" }))
    }
}
