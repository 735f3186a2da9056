import HTTPServer
import Studio

/// `GET /queue`: all that runs and waits, over all projects.
struct QueuePage: Page {
    static let view = "queue"

    let chrome: Chrome
    let queue: QueuePart
}

extension QueuePage {
    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(QueuePage(context))
    }

    /// `GET /queue/list`: what the script keeps live.
    static func fragment(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.fragment(QueuePart(try context.store.queue(), context), view: "partials/queue", to: request)
    }

    init(_ context: StudioContext) throws {
        let contents = try context.store.queue()
        chrome = try Chrome(
            "Queue", section: .queue, context: context, refreshes: contents.count > contents.held.count,
            alerts: AlertScope(isOfQueue: true))
        queue = try QueuePart(contents, context)
    }
}

/// The queue's buttons.
enum QueueActions {
    /// `POST /queue/hold`: nothing new is sent, after restarts too, until `/queue/release`.
    static func hold(_ request: Request, _ context: StudioContext) throws -> Response {
        try set(true, request, context)
    }

    static func release(_ request: Request, _ context: StudioContext) throws -> Response {
        try set(false, request, context)
    }

    /// `POST /generations/{id}/move`: another place in the line. One that was sent meanwhile stays where it is.
    static func move(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        guard let move = request.form["to"].flatMap(LineMove.init) else {
            throw HTTPProblem(.unprocessableContent, "Say where it goes: first, up, down or last.")
        }
        let id: GenerationID = try request.id()
        guard try context.store.generation(id) != nil else { throw HTTPProblem.noSuchTake }
        _ = try context.store.moveInLine(id, move)
        context.worker.wake()
        return .redirect(to: Link.queue)
    }

    private static func set(_ isHeld: Bool, _ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        try context.store.setHold(isHeld, at: context.clock.now())
        context.worker.wake()
        return .redirect(to: Link.queue)
    }
}
