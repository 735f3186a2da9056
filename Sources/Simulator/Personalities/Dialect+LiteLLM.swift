import Crypto
import HTTPServer

extension Dialect {
    /// The LiteLLM proxy in front of OpenAI.
    static let litellm = Dialect(
        personality: .litellm, summary: "The LiteLLM proxy.",
        oddities: [
            "Addresses have /v1 or nothing before /videos; the key may be in x-litellm-api-key.",
            "Ids are long base64 with +, / and =: encode them in paths.",
            "Videos have no prompt, and fields without a value are absent; usage.duration_seconds is there.",
            "Content is always the video, whatever variant says. There is no DELETE.",
            "A list is for one provider, which custom-llm-provider must name.",
            "An error's code is the HTTP status as a string.",
        ],
        bases: ["/v1", ""], keys: [.bearer, .header("x-litellm-api-key")],
        operations: Operation.Name.ofOpenAI.subtracting([.delete]),
        ids: litellmID,
        video: { view in
            var fields = view.fields.filter { $0.value != .null }
            fields["prompt"] = nil
            fields["usage"] = ["duration_seconds": .init(view.job.seconds)]
            return .object(fields)
        },
        videoHeaders: { [("x-litellm-response-cost", "\(Double($0.job.seconds) / 10)")] },
        listing: Listing(check: litellmProvider),
        content: ContentHabit(file: ContentHabit.alwaysClip),
        error: litellmError, hasOpenAIHeaders: false)

    /// The upstream's id ends so that the base64 holds a plus and a slash wherever its triplets begin, and so that it
    /// is padded: ids of some upstreams do that to it.
    private static let litellmID: @Sendable (JobIdentity) -> String = { identity in
        var text =
            "litellm:custom_llm_provider:openai;model_id:\(identity.model);video_id:\(identity.openAI)~~~???"
        while text.utf8.count % 3 != 1 { text += "." }
        return "video_" + Base64.encode(Array(text.utf8))
    }

    private static let litellmProvider: @Sendable (Request) throws -> Void = { request in
        guard let provider = request.headers["custom-llm-provider"] ?? request.query["custom_llm_provider"] else {
            throw APIError(.badRequest, "litellm.BadRequestError: LLM Provider NOT provided.")
        }
        guard provider == "openai" else {
            throw APIError(.badRequest, "No video provider '\(provider.prefix(100))' is set up in this proxy.")
        }
    }

    private static let litellmError: @Sendable (APIError, ErrorPlace) -> Response = { error, place in
        if place == .server, let detail = FastAPI.routing(error) { return detail }
        let type = place == .gate && error.status == .unauthorized ? "auth_error" : error.type
        return error.response([
            "error": [
                "message": .string(error.message), "type": .string(type), "param": .init(error.param),
                "code": .string("\(error.status.code)"),
            ]
        ])
    }
}

/// What Python servers made with FastAPI answer by themselves.
enum FastAPI {
    /// To an unknown address or method; nil for another error.
    static func routing(_ error: APIError) -> Response? {
        switch error.status {
        case .notFound: error.response(["detail": "Not Found"])
        case .methodNotAllowed: error.response(["detail": "Method Not Allowed"])
        default: nil
        }
    }
}
