import HTTPServer
import Studio

/// `POST /api/generations/{id}/remix`, `…/edit`, `…/extend`: what is made from a finished take, for scripts, by the same
/// rules as the form.
enum FollowUpAPI {
    static func post(
        _ operation: SourceJob.Operation, _ request: Request, _ context: StudioContext
    ) throws -> Response {
        guard let source = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        let body = try JSON.members(of: request)
        let length: Set<String> = operation == .extension ? ["seconds"] : []
        try body.requireOnly(length.union(["prompt", "confirm_unknown_cost", "confirm_cost"]))
        let order = Order(
            from: source, operation, prompts: [try body.text("prompt")],
            seconds: try body.textOrInteger("seconds"),
            token: GenerationAPI.token(request.headers["idempotency-key"], source.video), shownPrices: nil,
            acceptsUnknownCost: try body.flag("confirm_unknown_cost"), acceptsLargeCost: try body.flag("confirm_cost"))
        guard let order else { throw APIError(.conflict, .notFinished) }
        return try GenerationAPI.accept(order, context)
    }
}
