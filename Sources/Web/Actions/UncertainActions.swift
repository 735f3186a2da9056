import HTTPServer
import Studio

/// What the person decides about a request whose acceptance is not known.
enum UncertainActions {
    /// `POST /generations/{id}/find`: a held request was sent before, and its job is to be found.
    static func find(_ request: Request, _ context: StudioContext) throws -> Response {
        let contents = try uncertain(request, context)
        guard contents.take.mayHaveBeenSent, let problem = contents.take.problem,
            try context.store.doubt(contents.take.id, because: problem, at: context.clock.now()) != nil
        else { return .redirect(to: Link.take(contents)) }
        context.worker.wake()
        return .redirect(to: Link.uncertain(contents.take.id))
    }

    /// `POST /generations/{id}/look-again`
    static func lookAgain(_ request: Request, _ context: StudioContext) throws -> Response {
        let contents = try uncertain(request, context)
        try context.wish(.lookAgain(contents.take.id))
        return .redirect(to: Link.take(contents))
    }

    /// `POST /generations/{id}/adopt`: the person names the job. The worker asks the server for it before it is
    /// believed.
    static func adopt(_ request: Request, _ context: StudioContext) throws -> Response {
        let contents = try uncertain(request, context)
        let jobID = (request.form["job_id"] ?? "").trimmed
        func refused(_ message: String) throws -> Response {
            let problem = Problem(code: "job_id", message: message)
            let page = try UncertainPage(contents, context, typedID: jobID, problems: [problem])
            return try context.show(page, status: .unprocessableContent)
        }
        guard (1...1000).contains(jobID.unicodeScalars.count), jobID == jobID.foreign(limit: 1000) else {
            return try refused("Paste the job’s id as the server shows it: 1 to 1,000 printable characters.")
        }
        guard try !context.store.ownedJobs(at: contents.take.server).contains(jobID) else {
            return try refused("Another take has this job already. Look for another one.")
        }
        try context.wish(.adopt(contents.take.id, jobID: jobID))
        return .redirect(to: Link.take(contents))
    }

    /// `POST /generations/{id}/give-up`
    static func giveUp(_ request: Request, _ context: StudioContext) throws -> Response {
        let contents = try uncertain(request, context)
        _ = try context.store.apply(
            .givenUp(contents.take.givenUpProblem), to: contents.take.id, at: context.clock.now())
        context.worker.wake()
        return .redirect(to: Link.take(contents))
    }

    /// `POST /generations/{id}/replace`: a new paid request in place of the uncertain one, which may be charged too.
    /// Needs the box ticked and a one-time token.
    static func replace(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        let token = request.form["form_token"] ?? ""
        guard let shownPrices = context.tokens.prices(of: token, video: contents.video.id) else {
            throw HTTPProblem(
                .forbidden, "The button’s token is missing or not ours, so nothing was sent. Open the page again.")
        }
        func again(_ status: Status, _ problems: [Problem]) throws -> Response {
            try context.show(UncertainPage(contents, context, problems: problems), status: status)
        }
        // An older page: its job may have been found since, and a second one would be paid for nothing.
        if contents.take.state != .uncertain, try context.store.generation(pressedWith: token) == nil {
            throw HTTPProblem(.conflict, "This take is not uncertain any more, so nothing was sent. Look at it first.")
        }
        guard request.form["twice"] == "true" else { return try again(.unprocessableContent, [.chargedTwice]) }
        var order = Order(
            again: contents, token: token, shownPrices: shownPrices, relation: .replacement,
            acceptsUnknownCost: true, acceptsLargeCost: true)
        order.origin = try context.origin(of: contents.take)
        switch try context.place(order) {
        case .saved(let takes), .repeated(let takes):
            _ = try context.store.apply(
                .givenUp(contents.take.givenUpProblem), to: contents.take.id, at: context.clock.now())
            return .redirect(to: Link.pressed(takes))
        case .refused(let refusal): return try again(refusal.status, refusal.problems)
        }
    }

    private static func uncertain(_ request: Request, _ context: StudioContext) throws -> TakeContents {
        try context.requireOwnForm(request)
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        return contents
    }
}

extension Problem {
    static let chargedTwice = Problem(
        code: "confirmation_needed",
        message: "Tick the box first: the server may charge for both requests. Nothing was sent.")
}
