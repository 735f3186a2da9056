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
        context.worker.resume(take.server.connection)
        guard take.state == .held, take.problem == pause else { return try apply(.released, request, context) }
        return .redirect(to: Link.take(take))
    }

    /// `POST /generations/{id}/readdress`: the connection's new key or address is the same account. What was never
    /// sent moves at once; for what runs there the worker checks first that the job is known.
    static func readdress(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        guard let take = try context.store.generation(try request.id()) else { throw HTTPProblem.noSuchTake }
        context.worker.readdress(take.id)
        return .redirect(to: Link.take(take))
    }

    /// `POST /generations/{id}/fetch-again`: its film has vanished from the disk.
    static func fetchAgain(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        guard let take = try context.store.generation(try request.id()) else { throw HTTPProblem.noSuchTake }
        context.worker.fetchAgain(take.id)
        return .redirect(to: "\(Link.video(take.videoID))?notice=\(VideoPage.fetching)#take-\(take.id)")
    }

    private static func apply(
        _ event: GenerationEvent, _ request: Request, _ context: StudioContext
    ) throws -> Response {
        try context.requireOwnForm(request)
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        // An event that comes too late changes nothing; the page shows what has become of the take.
        _ = try context.store.apply(event, to: contents.take.id, at: context.clock.now())
        context.worker.wake()
        return .redirect(to: Link.take(contents.take))
    }

    /// `POST /generations/{id}/retry`: a new take with the same settings. It spends, so it needs a one-time token.
    static func retry(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.take(try request.id()),
            let video = try context.store.video(contents.video.id)
        else { throw HTTPProblem.noSuchTake }
        let token = request.form["form_token"] ?? ""
        guard let shownPrices = context.tokens.prices(of: token, video: video.video.id) else {
            throw HTTPProblem(
                .forbidden, "The button’s token is missing or not ours, so nothing was sent. Open the video again.")
        }
        let order = Order(again: contents, token: token, shownPrices: shownPrices, relation: .retry)
        func refused(_ status: Status, _ problems: [Problem]) throws -> Response {
            try context.show(VideoPage(video, context, problems: problems), status: status)
        }
        switch try context.place(order) {
        case .saved(let take), .repeated(let take): return .redirect(to: Link.take(take))
        case .conflict: return try refused(.conflict, [.tokenUsed])
        case .inTrash: return try refused(.conflict, [.inTrash])
        case .invalid(let problems): return try refused(.unprocessableContent, problems.map(\.problem))
        case .objection(.priceChanged(let cost)):
            return try refused(.conflict, [Objection.priceChanged(to: cost).problem])
        case .objection: return .redirect(to: Link.again(video.video.id, like: contents.take.id))
        case .refused(let problem): return try refused(.unprocessableContent, [problem])
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
            draft: SettingsDraft(
                prompt: settings.prompt, model: settings.model, seconds: "\(settings.seconds)",
                size: settings.size.description),
            connection: contents.take.server.connection,
            reference: settings.references.first.map { StoredReference(image: $0, size: settings.size) },
            extras: settings.extras,
            token: token,
            shownPrices: shownPrices, acceptsUnknownCost: acceptsUnknownCost, acceptsLargeCost: acceptsLargeCost,
            parent: Lineage(generation: contents.take.id, relation: relation))
    }
}
