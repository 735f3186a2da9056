import HTTPServer

extension Service {
    /// Throws 404 when there is no such job.
    func job(_ request: Request) throws -> Job {
        let id = request.parameters["id"] ?? ""
        guard let job = try jobs.store.job(id) else { throw APIError.unknownVideo(id) }
        return job
    }

    /// A video object; while it is unfinished, with the time after which asking again is worth while.
    func videoResponse(_ job: Job, at now: Int64) -> Response {
        let response = JSON.response(VideoResource(job, at: now))
        let status = job.state(at: now).status
        guard status == .queued || status == .inProgress else { return response }
        return response.with("openai-poll-after-ms", String(max(100, min(1000, job.duration / 10))))
    }
}
