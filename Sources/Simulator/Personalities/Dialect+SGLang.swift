import HTTPServer

extension Dialect {
    /// SGLang Diffusion.
    static let sglang = Dialect(
        personality: .sglang, summary: "SGLang Diffusion on one's own machine.",
        oddities: [
            "It asks for no key, and a wrong one is passed over.",
            "Ids are bare UUIDs. Videos have no prompt, and an error has a message only.",
            "Seconds are an integer; a string of digits is taken too. Unknown fields and models are passed over.",
            "A reference is a file, or a string: the object of OpenAI is refused with 422.",
            "DELETE answers with the video, its status deleted. variant is the number of an output: 0.",
            "Progress is 99 at most before the end. Errors are {\"detail\": …}, an array for 422.",
        ],
        keys: [], operations: [.create, .list, .retrieve, .delete, .content, .listModels],
        models: .wan("Wan-AI/Wan2.1-T2V-1.3B-Diffusers"), lifetime: nil, ids: \.uuid, translated: sglangFields,
        takesAnyField: true, fitsReference: true, video: { .object(sglangVideo($0)) }, videoHeaders: { _ in [] },
        listing: Listing(smallest: 1),
        deleted: { view in .object(sglangVideo(view).merging(["status": "deleted"]) { $1 }) },
        content: ContentHabit(file: sglangOutput), error: sglangError, hasOpenAIHeaders: false)

    private static let sglangFields: @Sendable (RequestFields, JobMaking) throws -> RequestFields = { fields, _ in
        var fields = fields
        fields.set("model", nil)
        if let seconds = try fields.integer("seconds") { fields.set("seconds", .string("\(seconds)")) }
        try fields.mergeDimensions()
        if case .object? = fields["input_reference"] {
            throw APIError(
                .unprocessableContent, "Input should be a valid string", param: "input_reference", code: "string_type")
        }
        if let text = try fields.string("reference_url") ?? fields.string("input_reference") {
            fields.set("input_reference", ["image_url": .string(text)])
        }
        return fields
    }

    private static func sglangVideo(_ view: JobView) -> [String: JSONValue] {
        var fields = view.fields
        let isDone = view.state.status == .completed
        fields["prompt"] = nil
        if let failure = view.state.failure { fields["error"] = ["message": .string(failure.message)] }
        fields.merge([
            "quality": "default", "url": nil, "num_outputs": 1,
            "file_path": isDone ? .string("outputs/\(view.job.id).mp4") : .null,
        ]) { $1 }
        return fields
    }

    private static let sglangOutput: @Sendable (Fields) throws(APIError) -> ContentHabit.File = {
        query throws(APIError) in
        guard let number = Int(query["variant"] ?? "0") else {
            throw .invalid("variant", "variant must be the number of an output")
        }
        guard number == 0 else { throw .unavailable("Output \(number) does not exist", code: "not_found") }
        return .clip
    }

    private static let sglangError: @Sendable (APIError, ErrorPlace) -> Response = { error, place in
        if place == .server, let detail = FastAPI.routing(error) { return detail }
        var error = error
        let isMissing = error.code == "missing_required_parameter"
        if isMissing { error.status = .unprocessableContent }
        guard error.status == .unprocessableContent else { return error.response(["detail": .string(error.message)]) }
        let problem: JSONValue = [
            "type": isMissing ? "missing" : .init(error.code), "loc": ["body", .init(error.param)],
            "msg": .string(isMissing ? "Field required" : error.message),
        ]
        return error.response(["detail": [problem]])
    }
}

extension JobIdentity {
    /// 8-4-4-4-12 hexadecimal digits.
    var uuid: String {
        let digits = Array(hex32)
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return parts.joined(separator: "-")
    }
}
