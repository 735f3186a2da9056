import HTTPServer
import Studio

/// What the person does with connections.
enum ConnectionActions {
    /// `POST /connections`
    static func add(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireSettingsForm(request, state: state(nil))
        let form = ConnectionForm(request.form.fields)
        switch form.checked(nil, context.connections) {
        case .failure(let refusal): return try refused(nil, form, refusal.problems, context)
        case .success(let checked):
            let offers = checked.draft.kind.preset.offers
            let added = try context.store.addConnection(checked.draft, offers: offers, at: context.clock.now())
            guard let added else { return try refused(nil, form, [.addressTaken], context) }
            try context.connections.keys.setKey(checked.key, of: added.id)
            context.connections.test(added.id)
            return .redirect(to: Link.connection(added.id))
        }
    }

    /// `POST /connections/{id}`
    static func change(_ request: Request, _ context: StudioContext) throws -> Response {
        let connection = try ConnectionPage.found(request, context)
        try context.requireSettingsForm(request, state: state(connection))
        let form = ConnectionForm(request.form.fields)
        switch form.checked(connection, context.connections) {
        case .failure(let refusal): return try refused(connection, form, refusal.problems, context)
        case .success(let checked):
            guard let changed = try context.store.changeConnection(connection.id, to: checked.draft) else {
                return try refused(connection, form, [.addressTaken], context)
            }
            try context.connections.keys.setKey(checked.key, of: connection.id)
            // Used-up credit is not mended by another name.
            if changed.pause == nil { try context.wish(.resume(connection.id)) } else { context.worker.wake() }
            context.connections.test(connection.id)
            return .redirect(to: "\(Link.connection(connection.id))?notice=saved")
        }
    }

    /// `POST /connections/{id}/offers`: models, lengths, sizes and prices.
    static func setOffers(_ request: Request, _ context: StudioContext) throws -> Response {
        let connection = try ConnectionPage.found(request, context)
        let version = try context.catalog(of: connection).version
        try context.requireSettingsForm(request, state: "\(version)")
        let typed = (request.form["offer_lines"] ?? "").replacing("\r\n", with: "\n")
        switch offers(request, typed, connection, context) {
        case .success(let offers):
            try context.store.setOffers(offers, of: connection.id, at: context.clock.now())
            return .redirect(to: "\(Link.connection(connection.id))?notice=saved")
        case .failure(let problem):
            let page = try ConnectionPage(
                connection, ConnectionForm(connection), context, offerLines: typed,
                problems: [FieldProblem(field: "offer_lines", code: problem.code, message: problem.message)])
            return try context.show(page, status: .unprocessableContent)
        }
    }

    private static func offers(
        _ request: Request, _ typed: String, _ connection: Connection, _ context: StudioContext
    ) -> Result<[ModelOffer], Problem> {
        guard request.form["take"] == "found" else { return OfferText.read(typed) }
        guard case .answered(let report) = context.connections.testState(connection.id), !report.offers.isEmpty else {
            return .failure(
                Problem(code: "not_tested", message: "Test the connection first: the server named no models."))
        }
        return .success(report.offers)
    }

    static func test(_ request: Request, _ context: StudioContext) throws -> Response {
        try simple(request, context) { context.connections.test($0.id) }
    }

    /// `POST /connections/{id}/resume`: the key or the credit is mended. The worker checks, free of charge.
    static func resume(_ request: Request, _ context: StudioContext) throws -> Response {
        try simple(request, context) { try context.wish(.resume($0.id)) }
    }

    static func makeDefault(_ request: Request, _ context: StudioContext) throws -> Response {
        try simple(request, context) { _ = try context.store.makeDefault($0.id) }
    }

    /// `POST /connections/{id}/characters/{character}/forget`: out of the list here; the server keeps it.
    static func forgetCharacter(_ request: Request, _ context: StudioContext) throws -> Response {
        let character: CharacterID = try request.id("character")
        return try simple(request, context) { connection in
            guard try context.store.characters(at: connection.server).contains(where: { $0.id == character }) else {
                return
            }
            _ = try context.store.forgetCharacter(character, at: context.clock.now())
        }
    }

    static func remove(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let connection = try ConnectionPage.found(request, context)
        guard try context.store.removeConnection(connection.id, at: context.clock.now()) else {
            throw HTTPProblem(.conflict, "The connection is still needed, or new clips go to it: it was not removed.")
        }
        try context.connections.keys.setKey(nil, of: connection.id)
        try context.connections.keys.setWebhookSecret(nil, of: connection.id)
        return .redirect(to: Link.settings)
    }

    private static func simple(
        _ request: Request, _ context: StudioContext, _ action: (Connection) throws -> Void
    ) throws -> Response {
        try context.requireOwnForm(request)
        let connection = try ConnectionPage.found(request, context)
        try action(connection)
        return .redirect(to: Link.connection(connection.id))
    }

    private static func refused(
        _ connection: Connection?, _ form: ConnectionForm, _ problems: [FieldProblem], _ context: StudioContext
    ) throws -> Response {
        let page = try ConnectionPage(connection, form, context, problems: problems)
        return try context.show(page, status: .unprocessableContent)
    }

    /// Tells one state of a connection from another: a form made from an older one is not taken.
    static func state(_ connection: Connection?) -> String {
        guard let connection else { return "new" }
        let server = connection.server
        let parts = [
            connection.name, server.kind.rawValue, server.address, server.keyFingerprint, connection.keyWords,
            "\(connection.runningLimit)", connection.webhookHost ?? "",
        ]
        return parts.joined(separator: "|")
    }
}

extension FieldProblem {
    fileprivate static let addressTaken = FieldProblem(
        field: "base_url", code: "address_taken",
        message: "There is a connection of this kind with this address already. Change that one.")
}
