import HTTPServer

extension Service {
    /// The job that the path names. Throws 404 when there is none.
    func job(_ request: Request) throws -> Job {
        let id = request.parameters["id"] ?? ""
        guard let job = try jobs.store.job(id) else { throw APIError.unknownVideo(id) }
        return job
    }

    /// The job as it looks now.
    func view(_ job: Job, _ request: Request) -> JobView {
        let host = request.headers["host"] ?? "localhost"
        return JobView(job, at: now(), origin: "http://\(host)")
    }

    /// The job in the personality's words.
    func response(to view: JobView, status: Status = .ok) -> Response {
        var response = JSON.response(dialect.video(view), status: status)
        response.headers += dialect.videoHeaders(view)
        return response
    }
}
