import HTTPServer

extension Dialect {
    /// OpenRouter, a different schema under the same path.
    static let openrouter = Dialect(
        personality: .openrouter, summary: "OpenRouter.",
        oddities: [
            "The base path is /api/v1. Jobs are made from JSON only and answered with 202: id, polling_url, status.",
            "Fields are duration (an integer), resolution, aspect_ratio or size, frame_images, previous_job_id.",
            "Statuses are pending, in_progress, completed, failed and expired; there is no progress.",
            "A completed job has unsigned_urls, which need the key, and usage.cost in dollars.",
            "A failed job's error is a string.",
            "Models with their prices are at /videos/models, open to all. Nothing can be listed or deleted.",
            "An error's code is an integer: 402 without credit, 403 for moderation; content 409 and 410.",
        ],
        bases: ["/api/v1"], bodies: .json,
        operations: [.create, .retrieve, .content, .listModels, .listVideoModels], models: .openRouter,
        ids: { "gen-vid-\($0.created)-\($0.hex32.prefix(20))" }, translated: openRouterFields, takesAnyField: true,
        fitsReference: true, video: openRouterVideo,
        started: { view in
            ["id": .string(view.job.id), "polling_url": .string(pollingURL(view)), "status": "pending"]
        },
        startedStatus: .accepted, videoHeaders: { _ in [] },
        content: ContentHabit(
            file: openRouterOutput,
            notReady: { _ in .unavailable("The video is not ready yet", code: "not_ready", status: .conflict) },
            failed: { _ in .unavailable("The generation failed", code: "failed", status: .conflict) },
            expired: { _ in .unavailable("The video has expired", code: "expired", status: .gone) }),
        modelList: openRouterModels, error: openRouterError, hidesMethods: true, hasOpenAIHeaders: false)

    private static func pollingURL(_ view: JobView) -> String { "\(view.origin)/api/v1/videos/\(view.job.id)" }

    private static let openRouterVideo: @Sendable (JobView) -> JSONValue = { view in
        let job = view.job
        let isExpired = view.state.expiresAt.map { view.now / 1000 >= $0 } ?? false
        let status = view.state.status == .queued ? "pending" : view.state.status.rawValue
        var fields: [String: JSONValue] = [
            "id": .string(job.id), "polling_url": .string(pollingURL(view)), "model": .string(job.model),
            "status": .string(isExpired ? "expired" : status),
        ]
        if let failure = view.state.failure { fields["error"] = .string(failure.message) }
        guard view.state.status == .completed else { return .object(fields) }
        let price = ModelTable.openRouter[job.model]?.price.flatMap(Double.init) ?? 0
        fields["usage"] = ["cost": .number(price * Double(job.seconds)), "is_byok": false]
        if !isExpired { fields["unsigned_urls"] = [.string("\(pollingURL(view))/content?index=0")] }
        return .object(fields)
    }

    private static let openRouterOutput: @Sendable (Fields) throws(APIError) -> ContentHabit.File = {
        query throws(APIError) in
        guard query["index"] ?? "0" == "0" else { throw .unavailable("There is no such output", code: "not_found") }
        return .clip
    }

    private static let openRouterError: @Sendable (APIError, ErrorPlace) -> Response = { error, _ in
        var error = error
        var metadata: JSONValue?
        if error.type == "insufficient_quota" { error.status = .paymentRequired }
        if error.status == .unsupportedMediaType { error.status = .badRequest }
        if error.code == "moderation_blocked" {
            error.status = .forbidden
            metadata = ["reasons": ["moderation"]]
        }
        var body: [String: JSONValue] = ["code": .init(error.status.code), "message": .string(error.message)]
        body["metadata"] = metadata
        return error.response(["error": .object(body)])
    }
}
