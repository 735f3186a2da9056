import HTTPServer

/// `DELETE /v1/videos/{id}`. One that is not finished yet is stopped.
struct DeleteVideo: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        let view = service.view(try service.job(request), request)
        guard try service.jobs.delete(view.job.id) else { throw APIError.unknownVideo(view.job.id) }
        return JSON.response(service.dialect.deleted(view))
    }
}
