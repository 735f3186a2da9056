import HTTPServer
import Studio

/// `GET /connections/{id}/jobs`: the server's jobs that the studio does not have, to keep their films here.
struct JobsPage: Page {
    static let view = "jobs"

    let chrome: Chrome
    let crumbs: Crumbs
    let title: String
    /// Asks the server, again or for the first time.
    let ask: Button
    let hasProblems: Bool
    let problems: [ProblemLine]
    let list: JobList

    struct Button: Encodable {
        let href: String
        let token: String
        let label: String
    }
}

extension JobsPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(JobsPage(try connection(request, context), JobChoice(), context))
    }

    /// `POST /connections/{id}/jobs/list`: asks the server, in the background.
    static func list(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let connection = try connection(request, context)
        context.connections.listJobs(connection.id)
        return .redirect(to: Link.jobs(connection.id))
    }

    /// `GET /connections/{id}/jobs/list`: how the asking is getting on, for the script that keeps it live.
    static func listFragment(_ request: Request, _ context: StudioContext) throws -> Response {
        let list = try JobList(of: try connection(request, context), JobChoice(), context)
        return try context.fragment(list, view: "partials/job-list", to: request)
    }

    /// `POST /connections/{id}/jobs/keep`: a video with a take of each chosen job, which the worker fetches.
    static func keep(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let connection = try connection(request, context)
        let choice = JobChoice(request.form.fields)
        func again(_ status: Status, _ problems: [FieldProblem]) throws -> Response {
            try context.show(JobsPage(connection, choice, context, problems.map(ProblemLine.init)), status: status)
        }
        guard case .answered(let jobs, _, _) = context.connections.jobs(connection.id) else {
            return try again(.conflict, [.notListed])
        }
        let chosen = jobs.filter { choice.jobs.contains($0.id) }
        let problems = try choice.problems(chosen, context.store)
        guard problems.isEmpty else { return try again(.unprocessableContent, problems) }
        let kept = try context.store.importJobs(
            chosen, of: connection.server, into: choice.place, at: context.clock.now())
        guard let project = kept.project else { return try again(.conflict, [.noneTaken]) }
        if !kept.takes.isEmpty { context.worker.wake() }
        return .redirect(to: Link.project(project))
    }

    private static func connection(_ request: Request, _ context: StudioContext) throws -> Connection {
        let connection = try ConnectionPage.found(request, context)
        guard connection.capabilities.lists else {
            throw HTTPProblem(.conflict, "\(connection.name) cannot list its jobs, so none can be taken over from it.")
        }
        return connection
    }

    init(
        _ connection: Connection, _ choice: JobChoice, _ context: StudioContext, _ problems: [ProblemLine] = []
    ) throws {
        title = "Jobs of \(connection.name)"
        list = try JobList(of: connection, choice, context)
        chrome = try Chrome(title, section: .settings, context: context, refreshes: list.live != nil)
        crumbs = Crumbs(to: connection)
        let href = Link.jobList(connection.id)
        let isFirst = context.connections.jobs(connection.id) == .notAsked
        ask = Button(
            href: href, token: context.tokens.action(href), label: isFirst ? "Ask the server for its jobs" : "Ask again"
        )
        self.problems = problems
        hasProblems = !problems.isEmpty
    }
}

extension FieldProblem {
    fileprivate static let notListed = FieldProblem(
        field: "job", code: "not_listed",
        message: "The server’s list is not here any more: Dailies was started again. Ask for it again.")

    fileprivate static let noneTaken = FieldProblem(
        field: "job", code: "none_taken",
        message: "None of these jobs was taken over: each is here already, or does not tell what it makes.")
}
