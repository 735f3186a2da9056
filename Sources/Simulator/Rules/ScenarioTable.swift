/// Every scenario by name: a new one is one more line here.
enum ScenarioTable {
    static let all: [Scenario] = [
        Scenario(
            name: "refused", summary: "The request is blocked by moderation: 400, no job.",
            refusal: APIError(.badRequest, moderationMessage, code: "moderation_blocked")),
        Scenario(
            name: "failed", summary: "The job is accepted and fails later, blocked by moderation.",
            ending: .fails(code: "moderation_blocked", message: moderationMessage)),
        Scenario(
            name: "broken", summary: "The job is accepted and fails later with an internal error.",
            ending: .fails(code: "internal_error", message: "An internal error occurred while making the video.")),
        Scenario(name: "slow", summary: "The job takes 30 seconds longer.", delay: 30_000),
        Scenario(name: "stuck", summary: "The job stops at 40 percent and never ends.", ending: .stalls(percent: 40)),
        Scenario(
            name: "rate_limited", summary: "429 with Retry-After, every time.", refusal: rateLimit),
        Scenario(
            name: "rate_limited_once", summary: "429 with Retry-After; the same prompt again is accepted.",
            refusal: rateLimit, refusesOnlyOnce: true),
        Scenario(
            name: "out_of_credit", summary: "429 that no waiting helps: the credit is used up.",
            refusal: APIError(
                .tooManyRequests, "You have no credit left. Add credit to your account to continue.",
                type: "insufficient_quota", code: "credit_balance_exhausted")),
        Scenario(name: "server_error", summary: "500, and no job is made.", refusal: serverError),
        Scenario(
            name: "server_error_once", summary: "500; the same prompt again is accepted.",
            refusal: serverError, refusesOnlyOnce: true),
        Scenario(
            name: "overloaded", summary: "503, and no job is made.",
            refusal: APIError(
                .serviceUnavailable, "The server is overloaded. Try again later.",
                type: "service_unavailable_error", code: "server_is_overloaded")),
    ]

    private static let moderationMessage = "Your request was blocked by our moderation system."

    private static let rateLimit = APIError(
        .tooManyRequests, "Rate limit reached for requests. Try again in 1s.",
        type: "requests", code: "rate_limit_exceeded", headers: [("Retry-After", "1")])

    private static let serverError = APIError(
        .internalServerError, "The server had an error while processing your request.",
        type: "server_error", code: "server_error")
}
