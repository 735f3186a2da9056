import HTTPServer

/// `GET /v1/videos/{id}`. A failed job is an answer like any other: 200.
struct RetrieveVideo: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        let view = service.view(try service.job(request), request)
        return service.response(to: view, status: service.dialect.videoStatus(view))
    }
}
