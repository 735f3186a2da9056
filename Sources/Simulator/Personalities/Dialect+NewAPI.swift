import HTTPServer

extension Dialect {
    /// New API, a gateway.
    static let newAPI = Dialect(
        personality: .newAPI, summary: "New API, a gateway to many servers.",
        oddities: [
            "Videos have task_id beside id, no prompt, and nothing for fields without a value.",
            "completed_at is the time of the last change, also before the end.",
            "metadata.url leads to the content. Content before the end is answered with 400.",
            "Nothing can be listed or deleted; there are remixes.",
            "Errors of jobs are {code, message, data} without error; errors of content are {error: {message, type}}.",
        ],
        operations: [.create, .retrieve, .content, .remix, .listModels, .retrieveModel],
        video: newAPIVideo, videoHeaders: { _ in [] },
        content: ContentHabit(
            file: ContentHabit.alwaysClip, notReady: notCompleted, failed: notCompleted,
            expired: { _ in .unavailable("Failed to fetch video content", code: "expired", status: .badGateway) }),
        error: newAPIError, hidesMethods: true, hasOpenAIHeaders: false)

    private static let newAPIVideo: @Sendable (JobView) -> JSONValue = { view in
        var fields = view.fields.filter { $0.value != .null }
        for name in ["prompt", "expires_at"] { fields[name] = nil }
        fields["task_id"] = .string(view.job.id)
        let changed = view.state.failure?.at ?? (view.state.status == .queued ? view.job.created : view.now)
        fields["completed_at"] = .init(view.state.completedAt ?? changed / 1000)
        if view.state.status == .completed {
            fields["metadata"] = ["url": "\(view.origin)/v1/videos/\(view.job.id)/content"]
        }
        return .object(fields)
    }

    private static let notCompleted: @Sendable (JobView) -> APIError = { view in
        let message = "Task is not completed yet, current status: \(view.state.status.rawValue)"
        return APIError(.badRequest, message, code: "not_completed")
    }

    private static let newAPIError: @Sendable (APIError, ErrorPlace) -> Response = { error, place in
        let message = JSONValue.string(error.message)
        switch place {
        case .task:
            return error.response(["code": .string(error.code ?? "invalid_request"), "message": message, "data": nil])
        case .content: return error.response(["error": ["message": message, "type": .string(error.type)]])
        case .gate:
            return error.response(["error": ["message": message, "type": "new_api_error", "code": ""]])
        case .server:
            let type = JSONValue.string(error.type)
            return error.response(["error": ["message": message, "type": type, "param": "", "code": ""]])
        }
    }
}
