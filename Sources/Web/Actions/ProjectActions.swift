import HTTPServer
import Studio

/// What a person changes of a project that is there.
enum ProjectActions {
    /// `POST /projects/{id}`: another title and description.
    static func change(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let contents = try contents(request, context)
        let project = contents.summary.project
        let (title, text) = (request.form["title"] ?? "", request.form["description"] ?? "")
        let problems = Naming.problems(title: title, description: text)
        guard problems.isEmpty else {
            let form = EditForm(project, context.tokens, typed: (title, text))
            let lines = problems.map { ProblemLine($0, idPrefix: EditForm.idPrefix) }
            return try context.show(
                ProjectPage(contents, context, lines: lines, edit: form), status: .unprocessableContent)
        }
        guard try context.store.change(project.id, title: title.trimmed, description: text.trimmed) else {
            throw HTTPProblem.isInTrash
        }
        return .redirect(to: Link.project(project.id))
    }

    /// `POST /projects/{id}/defaults`: what its new videos begin with, and its budget.
    static func setDefaults(_ request: Request, _ context: StudioContext) throws -> Response {
        let contents = try contents(request, context)
        let project = contents.summary.project
        try context.requireSettingsForm(request, state: project.defaults.state)
        let (defaults, problems) = try context.readDefaults(request.form.fields)
        guard problems.isEmpty else {
            let form = try DefaultsForm(project, context, typed: request.form.fields)
            let lines = problems.map { ProblemLine($0, idPrefix: DefaultsForm.idPrefix) }
            return try context.show(
                ProjectPage(contents, context, lines: lines, defaults: form), status: .unprocessableContent)
        }
        guard try context.store.setDefaults(defaults, of: project.id) else { throw HTTPProblem.isInTrash }
        return .redirect(to: Link.project(project.id))
    }

    /// `POST /projects/{id}/move`: one place up or down among the projects, or to the place of another one.
    static func move(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let id: ProjectID = try request.id()
        let isMoved =
            if let other = request.placeOf.map({ ProjectID($0) }) {
                try context.store.move(id, toPlaceOf: other)
            } else {
                try context.store.move(id, try request.direction())
            }
        guard isMoved else { throw HTTPProblem.noSuchProject }
        return .redirect(to: "\(Link.projects)\(request.pageOfList)#project-\(id)")
    }

    private static func contents(_ request: Request, _ context: StudioContext) throws -> ProjectContents {
        guard let contents = try context.store.project(try request.id(), after: nil) else {
            throw HTTPProblem.noSuchProject
        }
        return contents
    }
}

extension Request {
    /// The number of the thing whose place is to be taken; nil where a direction is named instead.
    var placeOf: Int64? { form["place_of"].flatMap { Int64($0) } }

    /// The direction that a button names.
    func direction() throws -> MoveDirection {
        guard let direction = form["direction"].flatMap(MoveDirection.init) else {
            throw HTTPProblem(.unprocessableContent, "A thing moves “up” or “down” in its list.")
        }
        return direction
    }

    /// The query of the page that the form stood on.
    var pageOfList: String {
        form["after"].flatMap { Int64($0) }.map { "?after=\($0)" } ?? ""
    }
}

extension HTTPProblem {
    static let isInTrash = HTTPProblem(.conflict, "This is in the trash. Take it back first, then change it.")
}
