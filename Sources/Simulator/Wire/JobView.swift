/// A job as it looks at one moment, for the personalities to tell in their own words.
struct JobView: Sendable {
    let job: Job
    let state: JobState
    /// Milliseconds since 1970.
    let now: Int64
    /// The server as the client called it: `http://localhost:9090`.
    let origin: String

    init(_ job: Job, at now: Int64, origin: String) {
        self.job = job
        state = job.state(at: now)
        self.now = now
        self.origin = origin
    }

    var isEnded: Bool { state.status == .completed || state.status == .failed }

    /// OpenAI's video object: thirteen fields, always all of them.
    var fields: [String: JSONValue] {
        [
            "id": .string(job.id), "object": "video", "model": .string(job.model),
            "status": .string(state.status.rawValue), "progress": .init(state.progress),
            "created_at": .init(job.created / 1000), "completed_at": .init(state.completedAt),
            "expires_at": .init(state.expiresAt), "prompt": .string(job.prompt), "size": .string("\(job.size)"),
            "seconds": .string("\(job.seconds)"),
            "remixed_from_video_id": .init(job.kind == .remix ? job.source : nil), "error": error,
        ]
    }

    private var error: JSONValue {
        guard let failure = state.failure else { return .null }
        return ["code": .string(failure.code), "message": .string(failure.message)]
    }
}
