import HTTPServer
import Studio

/// The buttons of a take. Each says a word to the state machine and goes back to where the take stands.
enum TakeActions {
    /// `POST /generations/{id}/cancel`: at once where nothing is on the wire, else as soon as the server answers.
    static func cancel(_ request: Request, _ context: StudioContext) throws -> Response {
        try apply(.cancelled, request, context)
    }

    /// `POST /generations/{id}/release`: a held take goes back into the queue.
    /// Where its connection is paused, that is asked first whether it is mended; then all that the pause held goes on.
    static func release(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let take = try context.store.generation(try request.id()),
            let pause = try context.store.connection(take.server.connection)?.pause
        else { return try apply(.released, request, context) }
        try context.requireOwnForm(request)
        try context.wish(.resume(take.server.connection))
        guard take.state == .held, take.problem == pause else { return try apply(.released, request, context) }
        return .redirect(to: request.wherePressed ?? Link.take(take))
    }

    /// `POST /generations/{id}/readdress`: the connection's new key or address is the same account. What was never
    /// sent moves at once; for what runs there the worker checks first that the job is known.
    static func readdress(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        guard let take = try context.store.generation(try request.id()) else { throw HTTPProblem.noSuchTake }
        try context.wish(.readdress(take.id))
        return .redirect(to: request.wherePressed ?? Link.take(take))
    }

    /// `POST /generations/{id}/fetch-again`: its film has vanished from the disk.
    static func fetchAgain(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        guard let take = try context.store.generation(try request.id()) else { throw HTTPProblem.noSuchTake }
        try context.wish(.fetchAgain(take.id))
        let place = "notice=\(VideoPage.fetching)&take=\(take.id)#take-\(take.id)"
        return .redirect(to: "\(Link.video(take.videoID))?\(place)")
    }

    private static func apply(
        _ event: GenerationEvent, _ request: Request, _ context: StudioContext
    ) throws -> Response {
        try context.requireOwnForm(request)
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        // An event that comes too late changes nothing; the page shows what has become of the take.
        _ = try context.store.apply(event, to: contents.take.id, at: context.clock.now())
        context.worker.wake()
        return .redirect(to: request.wherePressed ?? Link.take(contents))
    }

    /// `POST /generations/{id}/retry`: a new take with the same settings. It spends, so it needs a one-time token.
    static func retry(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.take(try request.id()),
            let video = try context.store.video(contents.video.id, .around(contents.take.id))
        else { throw HTTPProblem.noSuchTake }
        let token = request.form["form_token"] ?? ""
        guard let shownPrices = context.tokens.prices(of: token, video: video.video.id) else {
            throw HTTPProblem(
                .forbidden, "The button’s token is missing or not ours, so nothing was sent. Open the video again.")
        }
        var order = Order(again: contents, token: token, shownPrices: shownPrices, relation: .retry)
        order.origin = try context.origin(of: contents.take)
        switch try context.place(order) {
        case .saved(let takes), .repeated(let takes): return .redirect(to: Link.pressed(takes))
        case .refused(let refusal):
            if refusal.objection?.canBeConfirmed == true {
                return .redirect(to: Link.again(contents.take, madeFrom: order.origin))
            }
            return try context.show(VideoPage(video, context, problems: refusal.problems), status: refusal.status)
        }
    }
}

extension Order {
    /// The same as a take, named as its parent.
    init(
        again contents: TakeContents, token: String, shownPrices: Int64, relation: Lineage.Relation,
        acceptsUnknownCost: Bool = false, acceptsLargeCost: Bool = false
    ) {
        let settings = contents.take.settings
        self.init(
            video: contents.video,
            drafts: [
                SettingsDraft(
                    prompt: settings.prompt, model: settings.model, seconds: "\(settings.seconds)",
                    size: settings.size.description)
            ],
            connection: contents.take.server.connection,
            source: settings.source, characters: settings.characters, fitted: settings.references,
            extras: settings.extras, token: token, shownPrices: shownPrices,
            acceptsUnknownCost: acceptsUnknownCost, acceptsLargeCost: acceptsLargeCost,
            parent: Lineage(generation: contents.take.id, relation: relation))
    }
}

extension Request {
    /// The page with the button, where that is not the take's own.
    fileprivate var wherePressed: String? {
        form["then"] == "queue" ? Link.queue : nil
    }
}
