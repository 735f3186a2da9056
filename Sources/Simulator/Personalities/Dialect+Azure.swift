import HTTPServer

extension Dialect {
    /// Azure's OpenAI service with Sora 2.
    static let azure = Dialect(
        personality: .azure, summary: "Azure's OpenAI service with Sora 2.",
        oddities: [
            "The base path is /openai/v1; the key goes into api-key, or is a bearer token.",
            "Two unfinished jobs at most: the third is answered with 429 Too many running tasks.",
            "Files are kept for 24 hours from the job's making. There are no edits, extensions and characters.",
            "Error types are video_generation_user_error; an unknown address is answered with code 404 and no type.",
        ],
        bases: ["/openai/v1"], keys: [.header("api-key"), .bearer],
        operations: Operation.Name.ofOpenAI.subtracting([.edit, .extend, .createCharacter, .retrieveCharacter]),
        models: ModelTable(
            models: [
                VideoModel(id: "sora-2", sizes: [ModelTable.tall720, ModelTable.wide720], lengths: [4, 8, 12])
            ], defaultModel: "sora-2"),
        lifetime: Lifetime(seconds: 86_400, isFromCreation: true), runningLimit: 2,
        ids: { "video_\($0.hex32)" }, error: azureError, hidesMethods: true)

    private static let azureError: @Sendable (APIError, ErrorPlace) -> Response = { error, place in
        switch (place, error.status) {
        case (.server, .notFound):
            return error.response(["error": ["code": "404", "message": "Resource not found"]])
        case (.gate, .unauthorized):
            let message =
                "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid "
                + "key for an active subscription and use a correct regional API endpoint for your resource."
            return error.response(["error": ["code": "401", "message": .string(message)]])
        default:
            var error = error
            if !error.status.isServerFault { error.type = "video_generation_user_error" }
            return error.response(error.envelope)
        }
    }
}

extension Status {
    /// 5xx.
    var isServerFault: Bool { code >= 500 }
}
