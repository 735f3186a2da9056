import HTTPServer
import Studio

/// `GET` and `POST /generations/{id}/remix`, `…/edit`, `…/extend`: the form for what is made from a finished take.
struct FollowUpPage: Page {
    static let view = "follow-up"

    struct Prompt: Encodable {
        let id: String
        let label: String
        let text: String
        /// nil until the total is shown.
        let price: String?
        /// It can be repeated.
        let isOneOfSeveral: Bool
    }

    let chrome: Chrome
    let crumbs: Crumbs
    let title: String
    let explanation: String
    let expiry: String?
    let poster: String
    let shape: String
    let sourcePrompt: String
    let facts: [Fact]
    let hasProblems: Bool
    let problems: [ProblemLine]
    let action: String
    let token: String
    let prompts: [Prompt]
    let canAdd: Bool
    let mostPrompts: Int
    /// Of the new piece, each with its price; only for an extension.
    let lengths: [Choice]
    let hasLengths: Bool
    let lengthHint: String?
    /// nil until it can be told.
    let bill: CostPart?
    let agreedCount: Int?
    let submit: String
    let backHref: String
}

extension FollowUpPage {
    static func get(
        _ operation: SourceJob.Operation, _ request: Request, _ context: StudioContext
    ) throws -> Response {
        let source = try source(request, context)
        if let obstacle = try context.obstacle(to: operation, of: source.take) {
            throw HTTPProblem(.conflict, obstacle.message)
        }
        let like = try request.query["like"].flatMap { Int64($0) }.flatMap { try context.store.generation(ID($0)) }
        return try context.show(FollowUpPage(source, FollowUpForm(operation, like: like), context))
    }

    static func post(
        _ operation: SourceJob.Operation, _ request: Request, _ context: StudioContext
    ) throws -> Response {
        let source = try source(request, context)
        let form = FollowUpForm(operation, request.form.fields)
        let token = request.form["form_token"] ?? ""
        guard let shownPrices = context.tokens.prices(of: token, video: source.video.id) else {
            throw HTTPProblem(
                .forbidden, "The form’s token is missing or not ours, so nothing was sent. Open the form again.")
        }
        func again(
            _ status: Status, _ lines: [ProblemLine], _ confirmation: CostPart.Confirmation? = nil
        ) throws -> Response {
            let page = try FollowUpPage(source, form, context, showsTotal: true, lines, confirmation)
            return try context.show(page, status: status)
        }
        if request.form["another"] != nil { return try context.show(FollowUpPage(source, form, context)) }
        let count = form.filledPrompts.count
        let problems = FollowUpPage.problems(of: form)
        guard problems.isEmpty else { return try again(.unprocessableContent, problems.map(ProblemLine.init)) }
        guard !form.takesSeveral || form.agreedCount != nil && request.form["preview"] == nil else {
            return try again(.ok, [])
        }
        guard !form.takesSeveral || form.agreedCount == count else {
            return try again(.conflict, [ProblemLine(.otherCount(count))])
        }
        guard let order = form.order(from: source, token: token, shownPrices: shownPrices) else {
            throw HTTPProblem(.conflict, Problem.notFinished.message)
        }
        switch try context.place(order) {
        case .saved(let takes): return .redirect(to: Link.pressed(takes))
        case .repeated(let takes): return .redirect(to: Link.pressedBefore(takes))
        case .refused(let refusal):
            return try again(
                refusal.status, refusal.lines, refusal.objection.flatMap { CostPart.Confirmation($0, clips: count) })
        }
    }

    private static func source(_ request: Request, _ context: StudioContext) throws -> TakeContents {
        guard let source = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        return source
    }

    private static func problems(of form: FollowUpForm) -> [FieldProblem] {
        form.filledPrompts.flatMap { Catalog.problems(ofPrompt: $0) }
    }
}

extension Problem {
    fileprivate static func otherCount(_ count: Int) -> Problem {
        Problem(
            code: "other_count",
            message: "There \(count == 1 ? "is" : "are") now \(counted(count, "prompt")), other than the total was"
                + " shown for. Nothing was sent. Look at the new total, and press again if you agree.")
    }
}
