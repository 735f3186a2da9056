import Crypto
import HTTPServer
import Studio

/// Generating for scripts, by the same rules as the form.
enum GenerationAPI {
    private static let members: Set = [
        "prompt", "model", "seconds", "size", "connection", "characters", "extras", "confirm_unknown_cost",
        "confirm_cost",
    ]

    /// `POST /api/videos/{id}/generate-sora`, JSON or multipart.
    static func generate(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.video(try request.id()) else { throw HTTPProblem.noSuchVideo }
        let order = try order(request, contents.video, context)
        let problems = try context.problems(
            withCharacters: order.characters, in: order.drafts.first?.prompt ?? "",
            at: try context.connection(order.connection))
        guard problems.isEmpty else { throw APIError(problems) }
        return try accept(order, context)
    }

    /// 202 with the status document, or what stands in the way.
    static func accept(_ order: Order, _ context: StudioContext) throws -> Response {
        switch try context.place(order) {
        case .saved(let takes), .repeated(let takes):
            guard let take = takes.first else { throw HTTPProblem.noSuchTake }
            return try context.statusResponse(take, status: .accepted)
        case .refused(let refusal): throw refusal.apiError
        }
    }

    private static func order(_ request: Request, _ video: Video, _ context: StudioContext) throws -> Order {
        let token = token(request.headers["idempotency-key"], video)
        if case .form(let form) = request.body { return try self.order(form, token, video, context) }
        let body = try JSON.members(of: request)
        guard case .bytes = request.body else {
            throw APIError(
                .unsupportedMediaType, code: "unsupported_media_type",
                message: "Send the settings as application/json, or as multipart/form-data with input_reference.")
        }
        try body.requireOnly(members)
        let draft = SettingsDraft(
            prompt: try body.text("prompt"), model: try body.text("model"),
            seconds: try body.textOrInteger("seconds"), size: try body.text("size"))
        let chosen = try body.textOrInteger("connection")
        let mayBeVideos = body["prompt"] == nil || body["prompt"] == .null
        return Order(
            video: video, drafts: [mayBeVideos ? draft.withPrompt(of: video) : draft],
            connection: chosen.isEmpty ? nil : try connection(chosen, context),
            characters: try characters(body), extras: try extras(body, chosen, context), token: token,
            acceptsUnknownCost: try body.flag("confirm_unknown_cost"), acceptsLargeCost: try body.flag("confirm_cost"))
    }

    /// The same as a form, which can bring pictures. `character` and `input_reference` may stand several times, and
    /// `extras` is a JSON object.
    private static func order(
        _ form: Form, _ token: String, _ video: Video, _ context: StudioContext
    ) throws -> Order {
        let names = members.subtracting(["characters"]).union(["character", "reference_fit"])
        try Dictionary(form.fields.pairs.map { ($0.name, JSONValue.null) }) { first, _ in first }.requireOnly(names)
        guard form.files.allSatisfy({ $0.fieldName == PictureRefusal.field }) else {
            throw APIError(
                .unprocessableContent, code: "unknown_member", message: "A file is taken as “input_reference” only.")
        }
        let chosen = form["connection"] ?? ""
        if !chosen.isEmpty { _ = try connection(chosen, context) }
        let (filled, problems) = try GenerateForm.read(form, context)
        guard problems.isEmpty else { throw APIError(problems) }
        let given = form["extras"].map { JSONValue.read(Array($0.utf8)) ?? .string($0) }
        return Order(
            video: video, drafts: [form["prompt"] == nil ? filled.draft.withPrompt(of: video) : filled.draft],
            connection: filled.connection, characters: filled.characters, references: filled.references,
            fit: filled.fit, extras: try extras(given.map { ["extras": $0] } ?? [:], chosen, context), token: token,
            acceptsUnknownCost: filled.confirmsUnknownCost, acceptsLargeCost: filled.confirmsLargeCost)
    }

    /// `[{"id": "char_…"}]`, as the Videos API has it.
    private static func characters(_ body: [String: JSONValue]) throws(APIError) -> [String] {
        guard let value = body["characters"], value != .null else { return [] }
        let ids = value.array?.compactMap { $0["id"]?.string }
        guard let ids, ids.count == value.array?.count else {
            throw APIError(
                .unprocessableContent, param: "characters", code: "wrong_type",
                message: "“characters” must be an array of objects with an “id”.")
        }
        return ids
    }

    private static func extras(
        _ body: [String: JSONValue], _ chosen: String, _ context: StudioContext
    ) throws -> [String: JSONValue] {
        guard let value = body["extras"], value != .null else { return [:] }
        guard case .object(let members) = value else {
            throw APIError(
                .unprocessableContent, param: "extras", code: "wrong_type", message: "“extras” must be an object.")
        }
        let id = chosen.isEmpty ? nil : try connection(chosen, context)
        switch ExtraObject.check(members, for: try context.connection(id).server.kind) {
        case .success(let extras): return extras
        case .failure(let refusal): throw APIError(refusal.problems)
        }
    }

    private static func connection(_ text: String, _ context: StudioContext) throws -> ConnectionID {
        guard let number = Int64(text), try context.store.connection(ConnectionID(number)) != nil else {
            throw APIError(
                .unprocessableContent, param: "connection", code: "unknown_connection",
                message: "There is no connection “\(text.foreign(limit: 40))”. Leave it out for the usual one.")
        }
        return ConnectionID(number)
    }

    /// A key belongs to its video; without one every request is another press.
    static func token(_ key: String?, _ video: Video) -> String {
        guard let key, !key.isEmpty else { return "api-\(SecureRandom.token())" }
        return "key-\(video.id)-\(Hex.encode(SHA256.hash(Array(key.utf8))))"
    }

    /// `GET /api/videos/{id}/sora-status`
    static func newestStatus(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.video(try request.id()) else { throw HTTPProblem.noSuchVideo }
        guard let take = contents.takes.first else {
            throw APIError(.notFound, code: "no_generation", message: "Nothing has been generated for this video yet.")
        }
        return try context.statusResponse(take)
    }

    /// `GET /api/generations/{id}`
    static func status(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        return try context.statusResponse(contents.take)
    }

    /// `POST /api/generations/{id}/cancel`
    static func cancel(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let take = try context.store.generation(try request.id()) else { throw HTTPProblem.noSuchTake }
        if let stopped = try context.store.apply(.cancelled, to: take.id, at: context.clock.now()) {
            context.worker.wake()
            return try context.statusResponse(stopped)
        }
        guard let now = try context.store.generation(take.id) else { throw HTTPProblem.noSuchTake }
        guard now.state != .completed, now.state != .failed else {
            throw APIError(
                .conflict, code: "already_over",
                message: "This generation is \(now.state.rawValue); it cannot be cancelled.")
        }
        return try context.statusResponse(now)
    }

    /// `GET /api/videos/{id}/cost`
    static func cost(_ request: Request, _ context: StudioContext) throws -> Response {
        guard try context.store.video(try request.id()) != nil else { throw HTTPProblem.noSuchVideo }
        let chosen: ConnectionID? = try request.query["connection"].map { try connection($0, context) }
        let catalog = try context.catalog(of: try context.connection(chosen))
        let draft = SettingsDraft(
            model: request.query["model"] ?? "", seconds: request.query["seconds"] ?? "",
            size: request.query["size"] ?? "")
        switch catalog.clip(draft) {
        case .failure(let refusal): throw APIError(refusal.problems)
        case .success(let clip):
            let rate = catalog.rate(model: clip.model, size: clip.size)
            return JSON.response(CostDocument(cost: rate.map { $0 * clip.seconds }, rate: rate, clip: clip))
        }
    }
}

extension SettingsDraft {
    /// With the video's own prompt where none was given.
    fileprivate func withPrompt(of video: Video) -> SettingsDraft {
        var draft = self
        if draft.prompt.isEmpty { draft.prompt = video.prompt }
        return draft
    }
}
