import HTTPServer

extension Dialect {
    /// vLLM-Omni, which serves one model.
    static let vllmOmni = Dialect(
        personality: .vllmOmni, summary: "vLLM-Omni with one model on one's own machine.",
        oddities: [
            "Jobs are made by a form only; JSON is refused. Several pictures are files named input_references.",
            "A failed job is told with a 4xx or 5xx whose body is the video, and its error.code is an integer.",
            "Progress is 0 until it is 100. Videos have more fields, such as num_frames and inference_time_s.",
            "Content has no variants: 404 while in progress, 422 when failed.",
            "POST /v1/videos/sync answers with the clip.",
            "A model that is named must be the one that is served. Any seconds and any size are taken.",
            "A list without limit is whole. Errors have an integer code, and the phrase of the status as type.",
        ],
        bodies: .form,
        operations: [.create, .createAtOnce, .list, .retrieve, .delete, .content, .listModels],
        models: .wan("Wan-AI/Wan2.2-T2V-A14B-Diffusers"), lifetime: nil, ids: { "video_gen_\($0.hex32)" },
        translated: vllmFields, takesAnyField: true, fitsReference: true, video: vllmVideo,
        videoStatus: { view in view.state.failure.map { Status(vllmCode($0)) } ?? .ok },
        videoHeaders: { _ in [] }, listing: Listing(usual: nil),
        content: ContentHabit(
            file: ContentHabit.alwaysClip,
            notReady: { _ in .unavailable("Generation is still in-progress", code: "video_not_ready") },
            failed: { view in
                .unavailable(
                    view.state.failure?.message ?? "", code: "video_failed", status: .unprocessableContent)
            }),
        error: vllmError, hasOpenAIHeaders: false)

    private static let vllmFields: @Sendable (RequestFields, JobMaking) throws -> RequestFields = { fields, _ in
        var fields = fields
        let served = Dialect.vllmOmni.models.defaultModel
        if let model = try fields.string("model"), model != served {
            let message = "Model mismatch: the request is for '\(model.prefix(100))', this server serves '\(served)'."
            throw APIError(.badRequest, message, param: "model")
        }
        try fields.mergeDimensions()
        fields.take("input_references", as: "input_reference")
        if let text = try fields.string("image_reference") {
            fields.set("input_reference", .object(try JSON.object(Array(text.utf8))))
        }
        return fields
    }

    private static let vllmVideo: @Sendable (JobView) -> JSONValue = { view in
        var fields = view.fields
        let isDone = view.state.status == .completed
        let rate = Clip.frameRate
        let more: [String: JSONValue] = [
            "quality": "default", "progress": isDone ? 100 : 0, "media_type": "video/mp4", "fps": .init(rate),
            "file_name": isDone ? "\(view.job.id).mp4" : nil, "num_frames": .init(view.job.seconds * rate),
            "duration_s": .number(Double(view.job.seconds)),
            "inference_time_s": view.inferenceTime.map { .number($0) } ?? .null,
        ]
        fields.merge(more) { $1 }
        if let failure = view.state.failure {
            fields["error"] = ["code": .init(vllmCode(failure)), "message": .string(failure.message)]
        }
        return .object(fields)
    }

    private static func vllmCode(_ failure: Job.Failure) -> Int { failure.code == "moderation_blocked" ? 400 : 500 }

    private static let vllmError: @Sendable (APIError, ErrorPlace) -> Response = { error, place in
        if place == .server, let detail = FastAPI.routing(error) { return detail }
        var error = error
        if error.status == .unsupportedMediaType {
            (error.status, error.message, error.param) = (.badRequest, "Field required: the body is no form.", "prompt")
        }
        return error.response([
            "error": [
                "message": .string(error.message), "type": .string(error.status.reason),
                "param": .init(error.param), "code": .init(error.status.code),
            ]
        ])
    }
}

extension JobView {
    /// Seconds from the making to the end; nil before.
    var inferenceTime: Double? { state.completedAt.map { Double($0 - job.created / 1000) } }
}

extension ModelTable {
    /// One open model that makes any length and size.
    static func wan(_ name: String) -> ModelTable {
        let sizes = [wide720, tall720, PixelSize(width: 832, height: 480), PixelSize(width: 480, height: 832)]
        return ModelTable(
            models: [VideoModel(id: name, sizes: sizes, lengths: [4, 5, 8], isFree: true)], defaultModel: name,
            defaultSize: "1280x720")
    }
}
