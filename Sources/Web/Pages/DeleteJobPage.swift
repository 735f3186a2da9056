import HTTPServer
import Studio

/// `GET` and `POST /generations/{id}/delete-at-server`: the server forgets the job of a take that is over. Asked twice:
/// what goes there does not come back.
struct DeleteJobPage: Page {
    static let view = "delete-job"

    let chrome: Chrome
    let crumbs: Crumbs
    let name: String
    let server: String
    let jobID: String
    /// The film is on this disk, whole.
    let isSafe: Bool
    /// Why there is none here; nil when it is safe.
    let danger: String?
    let hasProblems: Bool
    let problems: [ProblemLine]
    let action: String
    let token: String
    let backHref: String
}

extension DeleteJobPage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(DeleteJobPage(try deletable(request, context), context))
    }

    static func post(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        let isAsked = contents.take.serverDeletion == .wanted || contents.take.serverDeletion == .done
        guard !isAsked else { return .redirect(to: Link.record(contents.take.id)) }
        _ = try deletable(request, context)
        guard request.form["sure"] == "true" else {
            let page = try DeleteJobPage(contents, context, problems: [.notSure])
            return try context.show(page, status: .unprocessableContent)
        }
        _ = try context.store.apply(.deletionWanted, to: contents.take.id, at: context.clock.now())
        context.worker.wake()
        return .redirect(to: Link.record(contents.take.id))
    }

    private static func deletable(_ request: Request, _ context: StudioContext) throws -> TakeContents {
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        let connection = try context.store.connection(contents.take.server.connection)
        guard contents.take.canBeDeleted(at: connection) else {
            throw HTTPProblem(
                .conflict,
                "The server cannot be asked to delete this take’s job: it is not over, has no job, was deleted before,"
                    + " or its connection has changed or cannot delete.")
        }
        return contents
    }

    init(_ contents: TakeContents, _ context: StudioContext, problems: [Problem] = []) throws {
        let take = contents.take
        name = "take \(contents.number)"
        chrome = try Chrome("Delete \(name) at the server", section: .projects, context: context)
        crumbs = Crumbs(to: contents)
        server = try context.store.connection(take.server.connection)?.name ?? take.server.address
        jobID = (take.jobID ?? "").foreign(limit: 120)
        isSafe = take.state == .completed && context.hasFilm(of: take)
        danger = isSafe ? nil : take.danger
        self.problems = problems.map(ProblemLine.init)
        hasProblems = !problems.isEmpty
        action = Link.deleteAtServer(take.id)
        token = context.tokens.action(action)
        backHref = Link.record(take.id)
    }
}

extension Generation {
    /// The server has its job and can be asked to forget it.
    func canBeDeleted(at connection: Connection?) -> Bool {
        guard state.isFinal, jobID != nil, let connection, connection.server == server else { return false }
        return connection.capabilities.deletes && (serverDeletion == .none || serverDeletion == .refused)
    }

    fileprivate var danger: String {
        state == .completed
            ? "The film is not on this disk any more: it was removed or changed. The server’s copy is the only one."
                + " Fetch it again first. Once it is deleted there, it is gone for good."
            : "There is no film of this take on this disk. If the server has one, it is the only one, and once it is"
                + " deleted there, it is gone for good."
    }
}

extension Problem {
    fileprivate static let notSure = Problem(
        code: "confirmation_needed", message: "Tick the box first: what the server deletes does not come back.")
}
