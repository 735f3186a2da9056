import HTTPServer

/// `GET /v1/videos/{id}/content?variant=video|thumbnail|spritesheet`, whole or by `Range`. Whatever `Accept` says,
/// the bytes come: the SDKs ask for `application/binary`.
struct VideoContent: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        let job = try service.job(request)
        let file = try service.dialect.content.file(request.query)
        try checkAvailable(service.view(job, request))
        if let refusal = try service.scenario(for: job.prompt)?.contentRefusal { throw refusal }
        let path = service.jobs.path(of: file.name, job: job)
        return try FileResponse(path: path, contentType: file.type).response(to: request.head)
    }

    private func checkAvailable(_ view: JobView) throws {
        let content = service.dialect.content
        switch view.state.status {
        case .queued, .inProgress: throw content.notReady(view)
        case .failed: throw content.failed(view)
        case .completed:
            guard let expiry = view.state.expiresAt, view.now / 1000 >= expiry else { return }
            try service.jobs.removeExpired()
            throw content.expired(view)
        }
    }
}
