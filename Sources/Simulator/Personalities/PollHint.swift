import HTTPServer

/// `openai-poll-after-ms`: the time after which asking again is worth while, told while a job is unfinished.
enum PollHint {
    static let fields: @Sendable (JobView) -> [Response.Field] = { view in
        guard !view.isEnded else { return [] }
        return [("openai-poll-after-ms", String(max(100, min(1000, view.job.duration / 10))))]
    }
}
