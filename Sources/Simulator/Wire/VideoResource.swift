/// The API's video object: thirteen fields, always all of them.
struct VideoResource: Encodable, Sendable {
    struct Failure: Encodable, Sendable {
        let code: String
        let message: String
    }

    let id: String
    let object = "video"
    let model: String
    let status: String
    let progress: Int
    let createdAt: Int64
    @Nullable var completedAt: Int64?
    @Nullable var expiresAt: Int64?
    @Nullable var prompt: String?
    let size: String
    let seconds: String
    @Nullable var remixedFromVideoID: String?
    @Nullable var error: Failure?

    /// What a job looks like at a moment (milliseconds since 1970).
    init(_ job: Job, at now: Int64) {
        let state = job.state(at: now)
        id = job.id
        model = job.model
        status = state.status.rawValue
        progress = state.progress
        createdAt = job.created / 1000
        completedAt = state.completedAt
        expiresAt = state.expiresAt
        prompt = job.prompt
        size = job.size.description
        seconds = String(job.seconds)
        remixedFromVideoID = nil
        error = state.failure.map { Failure(code: $0.code, message: $0.message) }
    }
}
