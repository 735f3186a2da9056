extension ScenarioTable {
    /// Requests that are refused; no job is made.
    static let refusals: [Scenario] = [
        Scenario(
            name: "refused", summary: "400: the request is blocked by moderation.",
            refusal: APIError(.badRequest, moderationMessage, code: "moderation_blocked")),
        Scenario(
            name: "invalid_value", summary: "400: a value that the model does not take.",
            refusal: .invalidValue("5", param: "seconds", supported: ["4", "8", "12"])),
        Scenario(
            name: "image_mismatch", summary: "400: the reference image has another size than the video.",
            refusal: .invalid("input_reference", "Inpaint image must match the requested width and height")),
        Scenario(
            name: "billing_hard_limit", summary: "400: the billing limit is reached; an older form of out_of_credit.",
            refusal: APIError(
                .badRequest, "Billing hard limit has been reached.", code: "billing_hard_limit_reached")),
        Scenario(
            name: "invalid_key", summary: "401: the key is not accepted.",
            refusal: APIError(.unauthorized, "Incorrect API key provided.", code: "invalid_api_key")),
        Scenario(
            name: "forbidden", summary: "403: the organisation may not use the model.",
            refusal: APIError(
                .forbidden, "Your organization must be verified to use this model.", code: "model_access_denied")),
        Scenario(
            name: "unknown_model", summary: "404: the model does not exist.", refusal: .unknownModel("sora-2")),
        Scenario(name: "rate_limited", summary: "429 with Retry-After, every time.", refusal: rateLimit),
        Scenario(
            name: "rate_limited_once", summary: "429 with Retry-After; the same prompt again is accepted.",
            refusal: rateLimit, refusesOnlyOnce: true),
        Scenario(
            name: "slow_down", summary: "429: too many requests in too short a time; go slower.",
            refusal: APIError(
                .tooManyRequests, "You are sending requests too quickly. Slow down and try again.",
                type: "rate_limit_error", code: "slow_down", headers: [("Retry-After", "5")])),
        Scenario(
            name: "too_many_running", summary: "429: too many jobs run at once; wait for one to end.",
            refusal: Rates.tooManyRunning),
        money("out_of_credit", "credit_balance_exhausted", "the credit is used up"),
        money("organization_spend_limit", "organization_spend_limit_exceeded", "the organisation's limit is reached"),
        money("project_spend_limit", "project_spend_limit_exceeded", "the project's limit is reached"),
        money("usage_limit", "organization_usage_limit_exceeded", "the organisation's usage limit is reached"),
        Scenario(name: "server_error", summary: "500.", refusal: serverError),
        Scenario(
            name: "server_error_once", summary: "500; the same prompt again is accepted.",
            refusal: serverError, refusesOnlyOnce: true),
        Scenario(
            name: "bad_gateway", summary: "502.",
            refusal: APIError(.badGateway, "Bad gateway.", type: "server_error", code: "server_error")),
        Scenario(
            name: "overloaded", summary: "503.",
            refusal: APIError(
                .serviceUnavailable, "The server is overloaded. Try again later.",
                type: "service_unavailable_error", code: "server_is_overloaded")),
    ]

    /// 429 that no waiting helps.
    private static func money(_ name: String, _ code: String, _ reason: String) -> Scenario {
        let message = "You have no credit left: \(reason)."
        return Scenario(
            name: name, summary: "429 that no waiting helps: \(reason).",
            refusal: APIError(.tooManyRequests, message, type: "insufficient_quota", code: code))
    }

    private static let rateLimit = APIError(
        .tooManyRequests, "Rate limit reached for requests. Try again in 1s.",
        type: "requests", code: "rate_limit_exceeded", headers: [("Retry-After", "1")])
}
