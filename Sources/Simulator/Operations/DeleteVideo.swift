import HTTPServer

/// `DELETE /v1/videos/{id}`. One that is not finished yet is stopped.
struct DeleteVideo: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        let id = request.parameters["id"] ?? ""
        guard try service.jobs.delete(id) else { throw APIError.unknownVideo(id) }
        return JSON.response(DeletedVideo(id: id))
    }
}
