/// Every scenario by name: a new one is one more line here.
enum ScenarioTable {
    static let all = refusals + jobs

    static func named(_ name: String) -> Scenario? { all.first { $0.name == name } }

    /// Jobs that are made and do not end well.
    static let jobs: [Scenario] = [
        Scenario(
            name: "failed", summary: "The job is accepted and fails later, blocked by moderation.",
            ending: .fails(code: "moderation_blocked", message: moderationMessage)),
        Scenario(
            name: "broken", summary: "The job is accepted and fails later with an internal error.",
            ending: .fails(code: "internal_error", message: "An internal error occurred while making the video.")),
        Scenario(name: "slow", summary: "The job takes 30 seconds longer.", delay: 30_000),
        Scenario(name: "stuck", summary: "The job stops at 40 percent and never ends.", ending: .stalls(percent: 40)),
        Scenario(name: "lost_answer", summary: "500, but the job is made all the same.", loss: serverError),
        Scenario(
            name: "short_lived", summary: "The files can be fetched for ten seconds only.",
            lifetime: Lifetime(seconds: 10)),
        Scenario(
            name: "expired", summary: "The files have expired as soon as the job is completed.",
            lifetime: Lifetime(seconds: 0)),
        Scenario(
            name: "no_content", summary: "The job is completed, but its content is answered with 500.",
            contentRefusal: serverError),
        Scenario(
            name: "cloud_stored", summary: "The content is answered with 400 that names another address for it.",
            contentRefusal: APIError(
                .badRequest, "Video has been uploaded to cloud storage. Use the cloud URL: \(cloudURL)")),
    ]

    private static let cloudURL = "https://storage.example.com/video.mp4"

    static let moderationMessage = "Your request was blocked by our moderation system."

    static let serverError = APIError(
        .internalServerError, "The server had an error while processing your request.",
        type: "server_error", code: "server_error")
}
