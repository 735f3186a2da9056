import HTTPServer
import Studio

/// What a person changes of a video that is there.
enum VideoActions {
    /// `POST /videos/{id}`: another title and prompt. Takes keep the prompt that they were made with.
    static func change(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let contents = try contents(request, context)
        let video = contents.video
        let title = request.form["title"] ?? ""
        let prompt = (request.form["prompt"] ?? "").replacing("\r\n", with: "\n")
        let problems = Naming.problems(title: title, prompt: prompt)
        guard problems.isEmpty else {
            let form = EditForm(video, context.tokens, typed: (title, prompt))
            let lines = problems.map { ProblemLine($0, idPrefix: EditForm.idPrefix) }
            return try context.show(
                VideoPage(contents, context, lines: lines, edit: form), status: .unprocessableContent)
        }
        guard !contents.isInTrash, try context.store.change(video.id, title: title.trimmed, prompt: prompt) else {
            throw HTTPProblem.isInTrash
        }
        return .redirect(to: Link.video(video.id))
    }

    /// `POST /videos/{id}/move`: one place up or down in its project, or to the place of another one.
    static func move(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let video = try contents(request, context).video
        let isMoved =
            if let other = request.placeOf.map({ VideoID($0) }) {
                try context.store.move(video.id, toPlaceOf: other)
            } else {
                try context.store.move(video.id, try request.direction())
            }
        guard isMoved else { throw HTTPProblem.isInTrash }
        return .redirect(to: "\(Link.project(video.projectID))\(request.pageOfList)#video-\(video.id)")
    }

    /// `POST /videos/{id}/project`: on top of another project.
    static func moveToProject(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let contents = try contents(request, context)
        let chosen: ProjectID? = request.form["project"].flatMap { Int64($0) }.map { ID($0) }
        guard let chosen, let target = try context.store.project(chosen, after: nil)?.summary.project else {
            throw HTTPProblem(.unprocessableContent, "There is no such project. Choose one of the list.")
        }
        guard !contents.isInTrash, target.trashedAt == nil else { throw HTTPProblem.isInTrash }
        _ = try context.store.move(contents.video.id, to: target.id)
        return .redirect(to: Link.video(contents.video.id))
    }

    /// `POST /videos/{id}/duplicate`: the same title and prompt once more, without takes.
    static func duplicate(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let contents = try contents(request, context)
        guard !contents.isInTrash,
            let copy = try context.store.duplicate(contents.video.id, at: context.clock.now())
        else { throw HTTPProblem.isInTrash }
        return .redirect(to: Link.video(copy.id))
    }

    private static func contents(_ request: Request, _ context: StudioContext) throws -> VideoContents {
        guard let contents = try context.store.video(try request.id()) else { throw HTTPProblem.noSuchVideo }
        return contents
    }
}
