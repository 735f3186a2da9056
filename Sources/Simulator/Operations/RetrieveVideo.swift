import HTTPServer

/// `GET /v1/videos/{id}`. A failed job is an answer like any other: 200.
struct RetrieveVideo: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        service.videoResponse(try service.job(request), at: service.now())
    }
}
